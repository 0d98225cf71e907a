"""A form on paper as HTML, whose print looks like the form that an office signs."""

from __future__ import annotations

from ledger.board.encode import paragraphs, text
from ledger.board.forms.paper import BLOCK, ESSAY, LABEL, SIGN, Cell, Paper, Row


def paper_html(paper: Paper, kind: str) -> str:
    """One form; ``kind`` is its class, which says how it is laid out on paper."""
    under = "".join(f"<span>{_words(cell)}</span>" for cell in paper.under)
    head = f"<thead>{_row(paper.rows[0], 'col')}</thead>" if paper.headed else ""
    body = "".join(_row(row, "row") for row in paper.rows[1 if paper.headed else 0 :])
    below = "".join(f"<p>{words}</p>" for words in paper.below)
    return (
        f'<section class="sj-paper {kind}" id="{text(paper.id)}"><h2>{paper.title}</h2>'
        f'<p class="sj-under">{under}</p>'
        f'<div class="sj-sheet"><table class="sj-lines">{head}<tbody>{body}</tbody></table></div>'
        f'<div class="sj-foot">{below}</div></section>'
    )


def _row(row: Row, scope: str) -> str:
    return f"<tr>{''.join(_cell(cell, scope) for cell in row)}</tr>"


def _cell(cell: Cell, scope: str) -> str:
    span = f' colspan="{cell.span}"' if cell.span > 1 else ""
    if cell.kind == LABEL:
        return f'<th scope="{scope}"{span}>{_words(cell)}</th>'
    if cell.kind in (BLOCK, ESSAY):
        return f'<td class="sj-{cell.kind}"{span}>{paragraphs(cell.text)}</td>'
    mark = ' class="sj-sign"' if cell.kind == SIGN else ""
    return f"<td{mark}{span}>{_words(cell)}</td>"


def _words(cell: Cell) -> str:
    return cell.words or text(cell.text)

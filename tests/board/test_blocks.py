"""Blocks of HTML are set aside as Python-Markdown does it."""

from __future__ import annotations

import pytest
from markdown import Markdown

from ledger.board.blocks import Blocks

USUAL = [
    '<p class="a">one</p>\n\n# Heading {#top}\n\n<div><div>in</div> a &#60;b&#62;</div>\n',
    "## One <small>two</small> &#42;\n\n<p>a</p><p>b</p><ul><li>c<br>d</li></ul>\n\n\n\n<p>e</p>",
    '<form><input type="text"><input><p>x</p></form>\n\n<details><summary>s</summary><p>t</p></details>',
    "<pre><code>a\nb</code></pre>\n\n<table><tbody><tr><td>1</td></tr></tbody></table>\n\n",
    '<figure><svg viewBox="0 0 1 1"><title>t</title><path d="M0 0"></path></svg></figure>\n',
]
UNUSUAL = [
    "<p>open\n\n<div>never closed\n",
    "<pre>a\n\nb</pre>\n",
    "<!-- a comment -->\n\n<p>b</p>\n",
    "text\n<div>in the next line</div>\n",
    "<span>inline</span> first\n",
    "<hr>\n\n<p>a</p>\n",
    "<p>a</p> tail *b*\n",
    "<p>a</p>\n \n<p>b</p>\n",
]


@pytest.mark.parametrize("source", [*USUAL, *UNUSUAL])
def test_the_outcome_is_markdowns_own(source: str) -> None:
    own = Markdown(extensions=["attr_list", "toc"]).convert(source)
    assert Markdown(extensions=["attr_list", "toc", Blocks()]).convert(source) == own


@pytest.mark.parametrize("source", USUAL)
def test_the_slow_way_is_not_taken_for_our_pages(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("markdown.preprocessors.HtmlBlockPreprocessor.run", None)
    assert Markdown(extensions=["attr_list", "toc", Blocks()]).convert(source)

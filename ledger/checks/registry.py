"""All checks in plain lists, and the one run that makes findings of them.

To add a check is to write a function from a context to faults, to name it here, and to add its rule's folder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from ledger.care.rounds import Rounds
from ledger.checks import (
    activities,
    adjustments,
    appeals,
    appraisals,
    attendance,
    ballots,
    calendars,
    corrections,
    days,
    doubts,
    evaluations,
    goals,
    indicators,
    inspections,
    item_limits,
    logs,
    measures,
    notices,
    objections,
    orders,
    panels,
    people,
    petitions,
    places,
    policies,
    recusals,
    references,
    remedies,
    repeats,
    reviews,
    roles,
    rollups,
    settlements,
    sheets,
    sites,
    styles,
    summaries,
    surveys,
    tasks,
    units,
    uses,
    waivers,
)
from ledger.checks.context import Context
from ledger.checks.fault import Fault
from ledger.checks.placing import place
from ledger.checks.settled import read_settlements
from ledger.content.texts import Texts
from ledger.facts.build import build_facts, read_policies
from ledger.findings import Finding
from ledger.records.kinds import record_id
from ledger.records.loading import Ledger, id_of
from ledger.records.tree import Tree
from ledger.rules.catalogue import is_error, rule
from scoring.facts import Day, Facts
from scoring.policy.types import Policy
from scoring.policy.versions import Policies

Check = Callable[[Context], Iterable[Fault]]

FOUNDATIONS: tuple[Check, ...] = (
    references.check_references,
    days.check_spans,
    policies.check_policies,
    policies.check_versions,
    policies.check_archive,
    people.check_posts,
    people.check_order,
    people.check_unit_life,
    people.check_absence,
    people.check_sections,
    units.check_classes,
    units.check_superiors,
    units.check_names,
    units.check_sections,
    sites.check_site,
    calendars.check_calendar,
    panels.check_raters,
    panels.check_approval,
)
"""Checks of what other checks rest on; a record with an error in one of them is doubtful to the rest."""

CERTAIN: tuple[Check, ...] = (
    references.check_log_references,
    references.check_periods,
    days.check_future,
    days.check_future_inside,
    calendars.check_calendars_exist,
    logs.check_logs,
    repeats.check_repeats,
    summaries.check_texts,
    summaries.check_authors,
    summaries.check_filing,
    styles.check_styles,
    ballots.check_range,
    ballots.check_items,
    ballots.check_limit,
    ballots.check_few,
    ballots.check_ballot_order,
    panels.check_small_units,
    adjustments.check_items,
    adjustments.check_grounds,
    adjustments.check_people,
    adjustments.check_units,
    adjustments.check_dates,
    adjustments.check_twice,
    places.check_places,
    rollups.check_one_a_week,
    rollups.check_weeks,
    rollups.check_once,
    rollups.check_filing,
    rollups.check_missing,
    reviews.check_not_oneself,
    reviews.check_in_post,
    reviews.check_people,
    reviews.check_sections,
    reviews.check_days,
    reviews.check_evidence,
    sheets.check_sheets,
    sheets.check_groups,
    item_limits.check_item_limits,
    appraisals.check_appraised_people,
    appraisals.check_levels,
    appraisals.check_level_days,
    appraisals.check_reviewers,
    appraisals.check_level_scores,
    recusals.check_recused,
    recusals.check_panels,
    recusals.check_two,
    attendance.check_attendance,
    attendance.check_rows,
    attendance.check_absent_days,
    evaluations.check_democratic,
    evaluations.check_evaluated_people,
    evaluations.check_rows_once,
    evaluations.check_unit_results,
    evaluations.check_past_results,
    indicators.check_known,
    indicators.check_once,
    indicators.check_subjects,
    indicators.check_values,
    indicators.check_numbers,
    indicators.check_row_days,
    indicators.check_findings,
    goals.check_steps,
    goals.check_approval,
    goals.check_owners,
    goals.check_targets,
    tasks.check_levels,
    tasks.check_parents,
    tasks.check_holders,
    tasks.check_milestones,
    tasks.check_fed,
    waivers.check_caps,
    waivers.check_sizes,
    waivers.check_approval,
    waivers.check_unit_grades,
    uses.check_pools,
    uses.check_basis,
    uses.check_subjects,
    uses.check_own_hand,
    uses.check_once,
    notices.check_notices,
    notices.check_corrections,
    notices.check_notice_before,
    notices.check_notice_after,
    measures.check_measures,
    measures.check_order,
    measures.check_mentors,
    measures.check_own_hand,
    measures.check_once,
    measures.check_progress,
    activities.check_activities,
    activities.check_group,
    activities.check_seeds,
    objections.check_filed,
    appeals.check_chain,
    appeals.check_filed,
    remedies.check_people,
    remedies.check_dates,
    remedies.check_decided,
    remedies.check_deciders,
    orders.check_steps,
    orders.check_extensions,
    orders.check_rectification,
    orders.check_assessors,
    petitions.check_petitions,
    petitions.check_petition_steps,
    petitions.check_privacy,
    petitions.check_one_matter,
    inspections.check_kinds,
    inspections.check_list,
    inspections.check_filing,
    inspections.check_findings,
    inspections.check_answerable,
    surveys.check_known,
    surveys.check_frames,
    surveys.check_draws,
    surveys.check_results,
    roles.check_keys,
    roles.check_principals,
    roles.check_roles,
    roles.check_grants,
    roles.check_posts,
    roles.check_regress,
    corrections.check_named,
    corrections.check_folders,
    corrections.check_withdrawn,
    corrections.check_different,
    settlements.check_closed,
    settlements.check_numbers,
)
"""Checks that tell what is wrong: errors and warnings."""

DOUBTS: tuple[Check, ...] = (doubts.check_fillers,)
"""Checks that tell no errors, only what somebody should look at."""

OTHERS = CERTAIN + DOUBTS

LIKENESS: tuple[Check, ...] = (doubts.check_likeness,)
"""The check that holds texts against each other; a cache keeps it apart (`ledger.cache.alike`)."""

CROSSING: tuple[Check, ...] = (
    activities.check_enough,
    measures.check_causes,
    remedies.check_corrected,
    remedies.check_never_worse,
    corrections.check_there,
)
"""Checks that look across periods; a cache keeps them apart from the others (`ledger.cache.crossing`)."""

CHECKS = FOUNDATIONS + OTHERS + LIKENESS + CROSSING


@dataclass(frozen=True, slots=True)
class Checked:
    """The findings in order of place, no two alike, and whether they stay the same on every later day."""

    findings: tuple[Finding, ...]
    lasting: bool


def check_ledger(
    ledger: Ledger, tree: Tree, *, now: Day | None, facts: tuple[Facts, list[Policy]] | None = None
) -> list[Finding]:
    """Everything that is wrong with a ledger: reading, schemas, checks; in order of place, no two alike.

    `now` is today; with None nothing is judged against it. `facts` are those of `build_facts`, when they are
    at hand. Records that could not be read, and everything that hangs on them, are judged no further.
    """
    return list(run_checks(ledger, tree, now=now, facts=facts).findings)


def check_errors(
    ledger: Ledger, tree: Tree, *, now: Day | None, facts: tuple[Facts, list[Policy]]
) -> list[Finding]:
    """The errors alone, for those who compute: nobody looks for doubts."""
    findings = run_checks(ledger, tree, now=now, facts=facts, others=CERTAIN + CROSSING).findings
    return [finding for finding in findings if is_error(finding)]


def check_texts(ledger: Ledger, tree: Tree) -> list[Finding]:
    """The texts of the logs of a ledger that are alike; of the other records only the policies are asked."""
    versions = read_policies(ledger.by_kind["policy"])
    broken = _broken(ledger, ledger.findings) | _unreadable(ledger, versions)
    context = Context(ledger, Facts({}, {}, ()), Policies(versions), None, broken=broken, texts=Texts(tree))
    return place([fault for check in LIKENESS for fault in check(context)], tree)


def run_checks(
    ledger: Ledger,
    tree: Tree,
    *,
    now: Day | None,
    facts: tuple[Facts, list[Policy]] | None = None,
    others: tuple[Check, ...] = OTHERS + LIKENESS + CROSSING,
    whole: Tree | None = None,
) -> Checked:
    """`check_ledger`, for one who remembers what it found; after the foundations, `others` are checked.

    `whole` is the whole tree, when `tree` is a part of it.
    """
    built, versions = facts or build_facts(ledger)
    settled, settled_findings = read_settlements(tree)
    read = (*ledger.findings, *settled_findings)
    broken = _broken(ledger, read) | _unreadable(ledger, versions)
    paths = (whole or tree).paths
    context = Context(
        ledger,
        built,
        Policies(versions),
        now,
        settled,
        broken,
        rounds=Rounds(tree),
        paths=paths,
        texts=Texts(tree),
    )
    first = [fault for check in FOUNDATIONS for fault in check(context)]
    context = replace(context, doubtful=context.broken | _erring(first))
    rest = [fault for check in others for fault in check(context)]
    findings = sorted({*read, *place([*first, *rest], tree)})
    return Checked(tuple(findings), lasting=not context.awaited)


def _broken(ledger: Ledger, findings: Iterable[Finding]) -> frozenset[str]:
    """Records with findings that are not among those read."""
    known = {*ledger.records, *(log.record for log in ledger.logs), *map(id_of, ledger.withdrawn)}
    return frozenset({record_id(finding.path) for finding in findings} - known)


def _unreadable(ledger: Ledger, versions: Iterable[Policy]) -> frozenset[str]:
    """The versions of the policy that the scoring engine could not read."""
    known = {(policy.id, policy.version) for policy in versions}
    records = ledger.by_kind.get("policy", ())
    return frozenset(
        record.id for record in records if (record.value["policy"], record.value["version"]) not in known
    )


def _erring(faults: Iterable[Fault]) -> frozenset[str]:
    return frozenset(fault.record for fault in faults if rule(fault.rule).is_error)

from __future__ import annotations

from civicgraph import Dataset
from civicgraph.graph.networks.secondments import SecondmentChain, chains, secondments
from civicgraph.graph.networks.windows import Window

from ..small_network import claim, record

THINGS = (
    "oak:Funder ash:Funder fund:Fund elm:Alliance loan:Secondment other:Secondment ada:Person team:Team bus:Workstream"
)
CLAIMS = [
    claim("c1", "oak funded fund"),
    claim("c2", "ash funded fund", modality="committed"),
    claim("c3", "fund funded loan", when="2019"),
    claim("c4", "elm seconded loan", when="2019"),
    claim("c5", "loan secondee ada", modality="state"),
    claim("c6", "loan hostedBy team", modality="state"),
    claim("c7", "loan workedOn bus"),
    claim("c8", "oak funded bus"),
]


def test_a_chain_holds_who_paid_lent_came_hosted_and_what_was_worked_on() -> None:
    found = chains(secondments(record(THINGS, CLAIMS)))
    assert found == [
        SecondmentChain("loan", ("oak",), ("fund",), ("elm",), ("ada",), ("team",), ("bus",)),
        SecondmentChain("other", (), (), (), (), (), ()),
    ]


def test_every_node_has_one_mode_and_no_tie_runs_from_a_funder_to_a_secondee() -> None:
    graph = secondments(record(THINGS, CLAIMS))
    assert {id: data["mode"] for id, data in graph.nodes(data=True)} == {
        "ada": "secondee",
        "bus": "work",
        "elm": "home",
        "fund": "programme",
        "loan": "secondment",
        "oak": "funder",
        "other": "secondment",
        "team": "host",
    }
    assert list(graph.succ["oak"]) == ["fund"]


def test_in_a_window_only_what_certainly_fell_into_it_is_told() -> None:
    assert chains(secondments(record(THINGS, CLAIMS), window=Window.of("2019"))) == [
        SecondmentChain("loan", (), ("fund",), ("elm",), (), (), ())
    ]


def test_the_report_names_the_home_and_the_five_funders_of_a_secondment() -> None:
    graph = secondments(Dataset.shipped().record())
    pop = next(one for one in chains(graph) if one.id == "secondment-elisabeth-pop")
    assert (pop.home, pop.secondee, pop.programmes) == (("hope-not-hate",), ("elisabeth-pop",), ("cii",))
    assert pop.funders == (
        "city-bridge-trust",
        "paul-hamlyn-foundation",
        "pears-foundation",
        "trust-for-london",
        "unbound-philanthropy",
    )


def test_secondments_that_the_report_does_not_name_are_listed_with_nobody() -> None:
    found = {one.id: one for one in chains(secondments(Dataset.shipped().record()))}
    unnamed = [one for id, one in found.items() if id.endswith("-unnamed")]
    assert len(found) - len(unnamed) == 10
    assert {one.id for one in unnamed} >= {"secondment-domestic-abuse-unnamed", "secondment-voter-registration-unnamed"}
    assert {(one.home, one.secondee) for one in unnamed} == {((), ())}

"""The first page of a report on each kind of subject: of which record, on what, and what it says, line by line."""

PAGES: dict[str, tuple[str, tuple[str, ...], list[str]]] = {
    "a chain": ("shipped", ('citizens-uk', 'lvrw'), [
        "No source says that London Voter Registration Week answered what Citizens UK asked of the mayoral "
        "candidates.",
        "No source says that Citizens UK brought about London Voter Registration Week.",
        "It breaks at steps 3 and 4.",
        "From: Citizens UK (alliance). An organisation with local alliances; non-partisan by its own word.",
        "To: London Voter Registration Week (campaign). A week of activity on voter registration in London; "
        "the report tells of editions in 2019, 2020 and 2021.",
        "By way of: The ask “set up an Office for Citizenship and Integration, or an equivalent”, the "
        "commitment “all mayoral candidates to set up an Office for Citizenship and Integration, or an "
        "equivalent”, Deputy Mayor for Social Integration, Social Mobility and Community Engagement and "
        "Citizenship and Integration Initiative.",
        "When: The ask “set up an Office …”, February 2016; CII, December 2016. Its dates allow this order "
        "and do not prove it; steps 1, 2, 3 and 5 are undated.",
        "How sure: The record joins them in five steps: 1 and 2 stated; 3 our reading of an order in time; 4 "
        "our reading; 5 opinion. Step 5 rests on the opinion of a funder, in an interview. Pieced together: "
        "steps 3 and 4 are our inference, and no source tells them. Stated: the source says so in its own "
        "voice; inferred: our reading, with our reason; no source says it; opinion: somebody in the source "
        "says or feels so.",
        "Who says so: One source tells it: “Citizenship and Integration Initiative: Key achievements” [1]. "
        "Recorded as having a stake in Citizenship and Integration Initiative and Renaisi: the report's "
        "author, Renaisi.",
        "- Better documented: Elisabeth Pop's secondment from HOPE not Hate developed London Voter "
        "Registration Week.",
        "- That no source says so does not show that it was not so.",
        "- A funder who doubts that London Voter Registration Week would have come without the CII adds that "
        "it might have existed at the margins, but not to the same extent.",
        "- What would settle it: a source that says that Deputy Mayor for Social Integration, Social Mobility"
        " and Community Engagement came about because of the commitment “all mayoral candidates to set up an "
        "Office for Citizenship and Integration, or an equivalent”.",
        "It passes a promise of which nobody has said whether it was kept: the commitment “all mayoral "
        "candidates to …”.",
        "This is what the sources say, or do not say. It is neither proof of influence nor proof that there "
        "was none.",
    ]),
    "a fund": ("shipped", ('cii',), [
        "A pooled fund of philanthropic funders for work on citizenship and integration in London.",
        "Who: It was funded by City Bridge Trust, Paul Hamlyn Foundation, Pears Foundation, Trust for London "
        "and Unbound Philanthropy; was launched by Paul Hamlyn Foundation, Trust for London and Unbound "
        "Philanthropy (December 2016); was overseen by CII Advisory Group.",
        "What: It aimed at Equalities goal of the CII, Participation goal of the CII and 13 more (an aim, not"
        " shown as done); included CII secondments into the Greater London Authority, Legal advice in primary"
        " schools pilot and 9 more; one more in other ways.",
        "How much: Amounted to over 1,000,000 GBP (distributed by the initiative since its launch).",
        "When: The record gives more than one date for it: December 2016 and 2017.",
        "Where: It took place in London.",
        "With whom: It involved Greater London Authority, Social Integration Team, Citizens UK, Civil society"
        " organisations working with the CII and 17 more; included CII Advisory Group and CII Reference "
        "Group; three more in other ways.",
        "What was done: It commissioned Legal advice in primary schools pilot and London Voices; funded CII "
        "secondments into the Greater London Authority and Projects funded by the CII outside the "
        "secondments; 11 more in other ways.",
        "What led to it: It was informed by CII Reference Group; responded to Deputy Mayor for Social "
        "Integration, Social Mobility and Community Engagement and The GLA's intention to set up a Social "
        "Integration Team (inferred, December 2016).",
        "What came of it: It enabled the outcome “Civil society had a chance to bring its agendas to the "
        "GLA”, the outcome “Secondees had opportunities to form relationships” and the outcome “The GLA was "
        "able to take a 'braver' stance”; led to the outcome “New ways of working of the CII model”; 33 more "
        "in other ways.",
        "How sure: Of the 152 claims that name it, 87 are stated (the source says so in its own voice), 33 "
        "are inferred (our reading, with our reason; no source says it), 27 are opinion (somebody in the "
        "source says or feels so), 4 are contested (said in one place and doubted in another) and 1 is hedged"
        " (said with a doubt).",
        "Who says so: One source tells it: “Citizenship and Integration Initiative: Key achievements” [1]. "
        "Recorded as having a stake in Citizenship and Integration Initiative and Renaisi: the report's "
        "author, Renaisi.",
        "- The CII report says that funders \"responded\" by launching the Citizenship and Integration "
        "Initiative, not to what; no source ties it to the Office ask.",
        "- A funder who doubts that London Voter Registration Week would have come without the CII adds that "
        "it might have existed at the margins, but not to the same extent.",
        "- 16 claims tell only what was promised, asked, planned or hoped for, which does not show that it "
        "was done.",
        "- No source says that the ask “set up an Office for Citizenship and Integration, or an equivalent” "
        "brought about Citizenship and Integration Initiative.",
    ]),
    "an organisation": ("shipped", ('hope-not-hate',), [
        "A civil society organisation listed among those of the initiative, from which Elisabeth Pop was "
        "seconded.",
        "Who: Civil society organisation.",
        "When: No claim about it gives a time.",
        "With whom: It had among its people Elisabeth Pop.",
        "What was done: It delivered London Voter Registration Week 2019; seconded a member of staff in "
        "Elisabeth Pop's secondment from HOPE not Hate; one more in other ways.",
        "How sure: Of the 6 claims that name it, 4 are stated (the source says so in its own voice) and 2 are"
        " inferred (our reading, with our reason; no source says it).",
        "Who says so: One source tells it: “Citizenship and Integration Initiative: Key achievements” [1]. "
        "Recorded as having a stake in Citizenship and Integration Initiative and Renaisi: the report's "
        "author, Renaisi.",
        "- A shared interest: the secondee who led the first London Voter Registration Week came from HOPE "
        "not Hate, which delivered the work after a competitive procurement.",
    ]),
    "a person": ("shipped", ('sadiq-khan',), [
        "Named as Mayor of London after the election of 2016, and in 2024 as Mayor and Labour candidate.",
        "Who: Sadiq Khan held the post of Mayor of London; acted on behalf of Labour Party; stood for Mayor "
        "of London.",
        "When: 12 of the 20 claims give a time: the earliest 2016, the latest 25 April 2024.",
        "What was done: Sadiq Khan made the commitment “Sadiq Khan to get community land trust sites in three"
        " places over the line”, the commitment “Sadiq Khan to double businesses accrediting as Living Hours "
        "employers”, the answer of Sadiq Khan to the asks at the London assembly, 2024 and 4 more (25 April "
        "2024); appointed Matthew Ryder as Deputy Mayor (November 2016); six more in other ways.",
        "Promises: One ask, eight commitments, one pledge on record. Answers: one absent, one yes.",
        "How sure: Of the 20 claims that name it, 15 are stated (the source says so in its own voice) and 5 "
        "are inferred (our reading, with our reason; no source says it).",
        "Who says so: Three sources tell it: “Thousands of community leaders across Citizens UK alliances …” "
        "[1], “Citizenship and Integration Initiative: Key achievements” [2] and “Case study: London Citizens"
        " Mayoral Accountability Assembly 2016” [3]. Recorded as having a stake in Citizens UK assemblies "
        "before the local elections of May 2024, Birmingham Citizens, Brighton & Hove Citizens and 6 more: "
        "the page of 1 May 2024. Recorded as having a stake in Citizenship and Integration Initiative and "
        "Renaisi: the report's author, Renaisi.",
    ]),
    "an assembly": ("shipped", ('assembly-tyne-and-wear-2024',), [
        "The assembly that the page tells of under Tyne and Wear Citizens, on 22 April 2024.",
        "Who: It was held by Tyne and Wear Citizens (inferred, 22 April 2024).",
        "What: It was part of Citizens UK assemblies before the local elections of May 2024.",
        "How much: Had an attendance of hundreds, at least 100 community leaders.",
        "When: The record dates it 22 April 2024.",
        "Where: It took place in Tyne Theatre and Opera House.",
        "With whom: It involved Local and MP candidates questioned at the Tyne and Wear assembly of 2024; was"
        " attended by Aidan King, Andrew Gray, Guy Renner-Thompson, Jamie Driscoll and Kim McGuiness "
        "(inferred).",
        "Promises: Seven asks, six commitments on record. Answers: six partly, four yes.",
        "How sure: Of the 37 claims that name it, 23 are stated (the source says so in its own voice), 13 are"
        " inferred (our reading, with our reason; no source says it) and 1 is contested (said in one place "
        "and doubted in another).",
        "Who says so: One source tells it: “Thousands of community leaders across Citizens UK alliances …” "
        "[1]. Recorded as having a stake in Citizens UK assemblies before the local elections of May 2024, "
        "Birmingham Citizens, Brighton & Hove Citizens and 6 more: the page of 1 May 2024.",
    ]),
    "a promise": ("shipped", ('commitment-khan-living-hours',), [
        "Promise to double the number of businesses accrediting as Living Hours employers.",
        "Who: It was made by Sadiq Khan (25 April 2024).",
        "What: It was part of the answer of Sadiq Khan to the asks at the London assembly, 2024 and the "
        "commitment “all that was promised at the 2024 assemblies, taken together”; was put at London Mayoral"
        " Citizens Assembly 2024 (25 April 2024).",
        "How much: Had the target 2 times the number of accrediting businesses.",
        "When: Six of the 11 claims give a time: 25 April 2024.",
        "With whom: It was promised to London Citizens (25 April 2024).",
        "What led to it: It came about through London Citizens (25 April 2024); responded to the ask “the set"
        " put at the London mayoral assembly in 2024” (25 April 2024); one more in other ways.",
        "Promises: Not yet assessed: nobody has looked. No deadline is given.",
        "How sure: Of the 11 claims that name it, 9 are stated (the source says so in its own voice) and 2 "
        "are inferred (our reading, with our reason; no source says it).",
        "Who says so: One source tells it: “Thousands of community leaders across Citizens UK alliances …” "
        "[1]. Recorded as having a stake in Citizens UK assemblies before the local elections of May 2024, "
        "Birmingham Citizens, Brighton & Hove Citizens and 6 more: the page of 1 May 2024.",
        "- No starting number and no deadline are given for the doubling of Living Hours employers that Sadiq"
        " Khan promised.",
        "- One claim tells only what was promised, asked, planned or hoped for, which does not show that it "
        "was done.",
        "- “Thousands of community leaders across Citizens UK alliances …” states it: the ask “the set put at"
        " the London mayoral assembly in 2024” was answered by the commitment “Sadiq Khan to double "
        "businesses accrediting as Living Hours employers”.",
    ]),
    "nothing found": ("shipped", ('mayoral-assembly-2016', 'lvrw'), [
        "The record holds no pathway of influence from London Citizens Mayoral Accountability Assembly 2016 "
        "to London Voter Registration Week.",
        "From: London Citizens Mayoral Accountability Assembly 2016 (assembly). London Citizens' fifth "
        "Mayoral Accountability Assembly, held in 2016.",
        "To: London Voter Registration Week (campaign). A week of activity on voter registration in London; "
        "the report tells of editions in 2019, 2020 and 2021.",
        "- What the record does say: Elisabeth Pop's secondment from HOPE not Hate developed London Voter "
        "Registration Week.",
        "- That none was found does not prove that there was none.",
        "This is what the sources say, or do not say. It is neither proof of influence nor proof that there "
        "was none.",
    ]),
    "a chain to somebody": ("shipped", ('ask-london-2024', 'sadiq-khan'), [
        "The record holds no pathway of influence from the ask “the set put at the London mayoral assembly in"
        " 2024” to Sadiq Khan.",
        "From: The ask “the set put at the London mayoral assembly in 2024”. The set of asks put at the "
        "mayoral assembly of April 2024; the page lists the commitments given in answer, not the asks.",
        "To: Sadiq Khan (person). Named as Mayor of London after the election of 2016, and in 2024 as Mayor "
        "and Labour candidate.",
        "- The ask “the set put at the London mayoral assembly in 2024” was put to Sadiq Khan.",
        "- That none was found does not prove that there was none.",
        "This is what the sources say, or do not say. It is neither proof of influence nor proof that there "
        "was none.",
    ]),
    "a chain in Greek": ("interviews", ('mathimata', 'tharros'), [
        "In the opinion of μια δασκάλα and ένας ψαράς, Μαθήματα κολύμβησης στην Καλαμωτή led to the outcome "
        "“Τα παιδιά μπαίνουν με θάρρος στη θάλασσα”.",
        "From: Μαθήματα κολύμβησης στην Καλαμωτή (project).",
        "To: The outcome “Τα παιδιά μπαίνουν με θάρρος στη θάλασσα”.",
        "When: Μαθήματα κολύμβησης στην Καλαμωτή, since 2021. One step has no order to check.",
        "How sure: Opinion: somebody in the source says or feels so.",
        "Who says so: Three sources tell it: “Συνέντευξη με μια δασκάλα” [1], “Συνέντευξη με έναν ψαρά” [2] "
        "and “Συνέντευξη με μια γιαγιά” [3]. Recorded as having a stake in Σύλλογος «Γλάρος»: μια δασκάλα.",
        "- Step 1 is disputed by μια γιαγιά.",
        "- The record's own cautions on this pathway: limit of the evidence (1).",
        "This is what the sources say, or do not say. It is neither proof of influence nor proof that there "
        "was none.",
    ]),
    "a project in Greek": ("interviews", ('mathimata',), [
        "Project. On record: six claims.",
        "Who: It was delivered by Σύλλογος «Γλάρος» (since 2021); was worked on by Ελένη Παππά.",
        "When: One of the 6 claims gives a time: since 2021.",
        "What came of it: It contributed to the outcome “Οι γειτονιές κάνουν παρέα” (hedged); led to the "
        "outcome “Τα παιδιά μπαίνουν με θάρρος στη θάλασσα” (opinion).",
        "How sure: Of the 6 claims that name it, 3 are opinion (somebody in the source says or feels so), 2 "
        "are stated (the source says so in its own voice) and 1 is hedged (said with a doubt).",
        "Who says so: Three sources tell it: “Συνέντευξη με μια δασκάλα” [1], “Συνέντευξη με έναν ψαρά” [2] "
        "and “Συνέντευξη με μια γιαγιά” [3]. Recorded as having a stake in Σύλλογος «Γλάρος»: μια δασκάλα.",
        "- One claim disputes something about it.",
    ]),
    "a chain at the harbour": ("harbour", ('elm-street-alliance', 'night-bus'), [
        "“Minutes of the Elm Street meeting” has every step from Elm Street Alliance to Elm Street night bus,"
        " in several places; no passage tells the whole.",
        "The bus had been planned before anybody asked for it.",
        "From: Elm Street Alliance (alliance).",
        "To: Elm Street night bus (project).",
        "By way of: The ask “A night bus to Elm Street”.",
        "When: The ask “A night bus to …”, November 2020. Its dates allow this order and do not prove it; "
        "step 2 is undated.",
        "How sure: The record joins them in two steps: 1 stated; 2 opinion. Step 2 rests on the opinion of "
        "the chair, at the meeting. Stated: the source says so in its own voice; opinion: somebody in the "
        "source says or feels so.",
        "Who says so: One source tells it: “Minutes of the Elm Street meeting” [1]. Recorded as having a "
        "stake in Elm Street Alliance: the minutes.",
        "- Told only by the minutes and the chair, at the meeting, with a stake in it; no independent voice "
        "tells it.",
        "- The record's own cautions on this pathway: rival explanation (1).",
        "This is what the sources say, or do not say. It is neither proof of influence nor proof that there "
        "was none.",
    ]),
    "a confidential chain": ("limani", ('dockers', 'lift-used'), [
        "No one source tells it from Ένωση Λιμενεργατών to the outcome “Περισσότεροι φτάνουν στην προβλήτα”; "
        "“Τα νέα του λιμανιού”, confidential interview 2 and confidential interview 1 each tell a piece.",
        "From: Ένωση Λιμενεργατών (alliance).",
        "To: The outcome “Περισσότεροι φτάνουν στην προβλήτα”.",
        "By way of: The ask “Ανελκυστήρας στην προβλήτα”, the commitment “Υπόσχεση ανελκυστήρα” and Ο "
        "ανελκυστήρας.",
        "When: The ask “Ανελκυστήρας στην προβλήτα”, March 2020; the commitment “Υπόσχεση ανελκυστήρα”, June "
        "2020; the outcome “Περισσότεροι φτάνουν στην προβλήτα”, September 2021. Its dates allow this order "
        "and do not prove it; step 3 is undated.",
        "How sure: The record joins them in four steps: 1 and 2 stated; 3 and 4 opinion. Step 3 rests on the "
        "opinion of confidential interview 2, voice 1. Step 4 rests on the opinion of confidential interview "
        "1. Pieced together: no one source holds every step; the pieces join at step 2. Stated: the source "
        "says so in its own voice; opinion: somebody in the source says or feels so.",
        "Who says so: Three sources tell it: “Τα νέα του λιμανιού” [1], confidential interview 2 [2] and "
        "confidential interview 1 [3].",
        "- The record's own cautions on this pathway: limit of the evidence (2).",
        "It passes a promise of which nobody has said whether it was kept: the commitment “Υπόσχεση "
        "ανελκυστήρα”.",
        "This is what the sources say, or do not say. It is neither proof of influence nor proof that there "
        "was none.",
    ]),
    "a confidential promise": ("limani", ('lift-promise',), [
        "Commitment. On record: three claims.",
        "Who: It was made by Οργανισμός Λιμένος (June 2020).",
        "When: Two of the 3 claims give a time: June 2020.",
        "What led to it: It responded to the ask “Ανελκυστήρας στην προβλήτα” (June 2020).",
        "What came of it: It led to Ο ανελκυστήρας (opinion).",
        "Promises: Not yet assessed: nobody has looked. No deadline is given.",
        "How sure: Of the 3 claims that name it, 2 are stated (the source says so in its own voice) and 1 is "
        "opinion (somebody in the source says or feels so).",
        "Who says so: Two sources tell it: confidential interview 2 [1] and a confidential letter [2].",
        "- Confidential interview 2 states it: the ask “Ανελκυστήρας στην προβλήτα” was answered by the "
        "commitment “Υπόσχεση ανελκυστήρα”.",
    ]),
}  # fmt: skip

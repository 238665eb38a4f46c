"""The terms of the standard vocabularies that a query may name, to detect misspelt ones.

They are those of rdflib; of Web Annotation, which rdflib lacks, those of the recommendation.
"""

from __future__ import annotations

STANDARD = {
    name: frozenset(terms.split())
    for name, terms in {
        "dcterms": """
            Agent AgentClass BibliographicResource Box DCMIType DDC FileFormat Frequency IMT ISO3166 Jurisdiction LCC
            LCSH LicenseDocument LinguisticSystem Location LocationPeriodOrJurisdiction MESH MediaType
            MediaTypeOrExtent MethodOfAccrual MethodOfInstruction NLM Period PeriodOfTime PhysicalMedium
            PhysicalResource Point Policy ProvenanceStatement RFC1766 RFC3066 RFC4646 RFC5646 RightsStatement
            SizeOrDuration Standard TGN UDC URI W3CDTF abstract accessRights accrualMethod accrualPeriodicity
            accrualPolicy alternative audience available bibliographicCitation conformsTo contributor coverage created
            creator date dateAccepted dateCopyrighted dateSubmitted description educationLevel extent format hasFormat
            hasPart hasVersion identifier instructionalMethod isFormatOf isPartOf isReferencedBy isReplacedBy
            isRequiredBy isVersionOf issued language license mediator medium modified provenance publisher references
            relation replaces requires rights rightsHolder source spatial subject tableOfContents temporal title type
            valid
        """,
        "foaf": """
            Agent Document Group Image LabelProperty OnlineAccount OnlineChatAccount OnlineEcommerceAccount
            OnlineGamingAccount Organization Person PersonalProfileDocument Project account accountName
            accountServiceHomepage age aimChatID based_near birthday currentProject depiction depicts dnaChecksum
            familyName family_name firstName focus fundedBy geekcode gender givenName givenname holdsAccount homepage
            icqChatID img interest isPrimaryTopicOf jabberID knows lastName logo made maker mbox mbox_sha1sum member
            membershipClass msnChatID myersBriggs name nick openid page pastProject phone plan primaryTopic
            publications schoolHomepage sha1 skypeID status surname theme thumbnail tipjar title topic topic_interest
            weblog workInfoHomepage workplaceHomepage yahooChatID
        """,
        "oa": """
            Annotation Choice CssSelector CssStyle DataPositionSelector Direction FragmentSelector HttpRequestState
            Motivation PreferContainedDescriptions PreferContainedIRIs RangeSelector ResourceSelection Selector
            SpecificResource State Style SvgSelector TextPositionSelector TextQuoteSelector TextualBody TimeState
            XPathSelector annotationService assessing bodyValue bookmarking cachedSource canonical classifying
            commenting describing editing end exact hasBody hasEndSelector hasPurpose hasScope hasSelector hasSource
            hasStartSelector hasState hasTarget highlighting identifying linking ltrDirection moderating motivatedBy
            prefix processingLanguage questioning refinedBy renderedVia replying rtlDirection sourceDate sourceDateEnd
            sourceDateStart start styleClass styledBy suffix tagging textDirection via
        """,
        "org": """
            ChangeEvent FormalOrganization Head Membership Organization OrganizationalCollaboration OrganizationalUnit
            Post Role Site basedAt changedBy classification hasMember hasMembership hasPost hasPrimarySite
            hasRegisteredSite hasSite hasSubOrganization hasUnit headOf heldBy holds identifier linkedTo location
            member memberDuring memberOf organization originalOrganization postIn purpose remuneration reportsTo
            resultedFrom resultingOrganization role roleProperty siteAddress siteOf subOrganizationOf
            transitiveSubOrganizationOf unitOf
        """,
        "owl": """
            AllDifferent AllDisjointClasses AllDisjointProperties Annotation AnnotationProperty AsymmetricProperty
            Axiom Class DataRange DatatypeProperty DeprecatedClass DeprecatedProperty FunctionalProperty
            InverseFunctionalProperty IrreflexiveProperty NamedIndividual NegativePropertyAssertion Nothing
            ObjectProperty Ontology OntologyProperty ReflexiveProperty Restriction SymmetricProperty Thing
            TransitiveProperty allValuesFrom annotatedProperty annotatedSource annotatedTarget assertionProperty
            backwardCompatibleWith bottomDataProperty bottomObjectProperty cardinality complementOf
            datatypeComplementOf deprecated differentFrom disjointUnionOf disjointWith distinctMembers equivalentClass
            equivalentProperty hasKey hasSelf hasValue imports incompatibleWith intersectionOf inverseOf
            maxCardinality maxQualifiedCardinality members minCardinality minQualifiedCardinality onClass onDataRange
            onDatatype onProperties onProperty oneOf priorVersion propertyChainAxiom propertyDisjointWith
            qualifiedCardinality rational real sameAs someValuesFrom sourceIndividual targetIndividual targetValue
            topDataProperty topObjectProperty unionOf versionIRI versionInfo withRestrictions
        """,
        "prov": """
            Accept Activity ActivityInfluence Agent AgentInfluence Association Attribution Bundle Collection
            Communication Contribute Contributor Copyright Create Creator Delegation Derivation Dictionary
            DirectQueryService EmptyCollection EmptyDictionary End Entity EntityInfluence Generation Influence
            Insertion InstantaneousEvent Invalidation KeyEntityPair Location Modify Organization Person Plan
            PrimarySource Publish Publisher Quotation Removal Replace Revision RightsAssignment RightsHolder Role
            ServiceDescription SoftwareAgent Start Submit Usage actedOnBehalfOf activity activityOfInfluence agent
            agentOfInfluence alternateOf aq asInBundle atLocation atTime category component constraints contributed
            definition derivedByInsertionFrom derivedByRemovalFrom describesService dictionary dm editorialNote
            editorsDefinition ended endedAtTime entity entityOfInfluence generalizationOf generated
            generatedAsDerivation generatedAtTime hadActivity hadDelegate hadDerivation hadDictionaryMember
            hadGeneration hadInfluence hadMember hadPlan hadPrimarySource hadRevision hadRole hadUsage has_anchor
            has_provenance has_query_service influenced influencer informed insertedKeyEntityPair invalidated
            invalidatedAtTime inverse locationOf mentionOf n order pairEntity pairKey pingback provenanceUriTemplate
            qualifiedAssociation qualifiedAssociationOf qualifiedAttribution qualifiedAttributionOf
            qualifiedCommunication qualifiedCommunicationOf qualifiedDelegation qualifiedDelegationOf
            qualifiedDerivation qualifiedDerivationOf qualifiedEnd qualifiedEndOf qualifiedForm qualifiedGeneration
            qualifiedGenerationOf qualifiedInfluence qualifiedInfluenceOf qualifiedInsertion qualifiedInvalidation
            qualifiedInvalidationOf qualifiedPrimarySource qualifiedQuotation qualifiedQuotationOf qualifiedRemoval
            qualifiedRevision qualifiedSourceOf qualifiedStart qualifiedStartOf qualifiedUsage qualifiedUsingActivity
            quotedAs removedKey revisedEntity sharesDefinitionWith specializationOf started startedAtTime todo
            unqualifiedForm used value wasActivityOfInfluence wasAssociateFor wasAssociatedWith wasAttributedTo
            wasDerivedFrom wasEndedBy wasGeneratedBy wasInfluencedBy wasInformedBy wasInvalidatedBy wasMemberOf
            wasPlanOf wasPrimarySourceOf wasQuotedFrom wasRevisionOf wasRoleIn wasStartedBy wasUsedBy
            wasUsedInDerivation
        """,
        "rdf": """
            Alt Bag CompoundLiteral HTML JSON List PlainLiteral Property Seq Statement XMLLiteral direction first
            langString language nil object predicate rest subject type value
        """,
        "rdfs": """
            Class Container ContainerMembershipProperty Datatype Literal Resource comment domain isDefinedBy label
            member range seeAlso subClassOf subPropertyOf
        """,
        "skos": """
            Collection Concept ConceptScheme OrderedCollection altLabel broadMatch broader broaderTransitive
            changeNote closeMatch definition editorialNote exactMatch example hasTopConcept hiddenLabel historyNote
            inScheme mappingRelation member memberList narrowMatch narrower narrowerTransitive notation note prefLabel
            related relatedMatch scopeNote semanticRelation topConceptOf
        """,
        "xsd": """
            Assertions ENTITIES ENTITY ID IDREF IDREFS NCName NMTOKEN NMTOKENS NOTATION Name QName anyURI base64Binary
            boolean bounded byte cardinality date dateTime dateTimeStamp day dayTimeDuration decimal double duration
            enumeration explicitTimezone float fractionDigits gDay gMonth gMonthDay gYear gYearMonth hexBinary hour
            int integer language length long maxExclusive maxInclusive maxLength minExclusive minInclusive minLength
            minute month negativeInteger nonNegativeInteger nonPositiveInteger normalizedString numeric ordered
            pattern positiveInteger second short string time timezoneOffset token totalDigits unsignedByte unsignedInt
            unsignedLong unsignedShort whiteSpace year yearMonthDuration
        """,
    }.items()
}

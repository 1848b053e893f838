"""Hand-built parses. A line is ``form lemma UPOS tag label head [morph]``; ``head`` is the number of a line, from 0."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc, Token

GERMAN, ENGLISH = spacy.blank("de"), spacy.blank("en")


def tree(lines: str, lang: str = "de") -> Doc:
    """A parsed ``Doc`` from the lines of a tree."""
    rows = [line.split() for line in lines.strip().splitlines()]
    vocab = (GERMAN if lang == "de" else ENGLISH).vocab
    return Doc(
        vocab,
        words=[row[0] for row in rows],
        lemmas=[row[1] for row in rows],
        pos=[row[2] for row in rows],
        tags=["" if row[3] == "_" else row[3] for row in rows],
        deps=[row[4] for row in rows],
        heads=[int(row[5]) for row in rows],
        morphs=[row[6] if len(row) > 6 else "" for row in rows],
    )


def word(doc: Doc, form: str) -> Token:
    """The first token with a form."""
    return next(token for token in doc if token.text == form)


def forms(tokens: list[Token]) -> list[str]:
    """The forms of tokens."""
    return [token.text for token in tokens]


# Der russische Präsident Putin und Xi hatten am Freitag nicht mit Trump telefoniert .
CALL_UD = tree("""
Der der DET ART det 2
russische russisch ADJ ADJA amod 2
Präsident Präsident NOUN NN nsubj 12
Putin Putin PROPN NE appos 2
und und CCONJ KON cc 5
Xi Xi PROPN NE conj 2
hatten haben AUX VAFIN aux 12 Mood=Ind|Tense=Past
am an ADP APPRART case 8
Freitag Freitag NOUN NN obl 12
nicht nicht PART PTKNEG advmod 12
mit mit ADP APPR case 11
Trump Trump PROPN NE obl 12
telefoniert telefonieren VERB VVPP ROOT 12 VerbForm=Part
. . PUNCT $. punct 12
""")

CALL_TIGER = tree("""
Der der DET ART nk 2
russische russisch ADJ ADJA nk 2
Präsident Präsident NOUN NN sb 6
Putin Putin PROPN NE nk 2
und und CCONJ KON cd 2
Xi Xi PROPN NE cj 4
hatten haben AUX VAFIN ROOT 6 Mood=Ind|Tense=Past
am an ADP APPRART mo 12
Freitag Freitag NOUN NN nk 7
nicht nicht PART PTKNEG ng 12
mit mit ADP APPR mo 12
Trump Trump PROPN NE nk 10
telefoniert telefonieren VERB VVPP oc 6 VerbForm=Part
. . PUNCT $. punct 6
""")

# The Russian president and Xi had not talked with Trump on Friday .
CALL_CLEAR = tree(
    """
The the DET DT det 2
Russian russian ADJ JJ amod 2
president president NOUN NN nsubj 7
and and CCONJ CC cc 2
Xi Xi PROPN NNP conj 2
had have AUX VBD aux 7
not not PART RB neg 7
talked talk VERB VBN ROOT 7
with with ADP IN prep 7
Trump Trump PROPN NNP pobj 8
on on ADP IN prep 7
Friday Friday PROPN NNP pobj 10
. . PUNCT . punct 7
""",
    lang="en",
)

# Er sei von Merkel und Macron empfangen worden , sagte der Sprecher .
PASSIVE_UD = tree("""
Er er PRON PPER nsubj:pass 6
sei sein AUX VAFIN aux 6 Mood=Sub|Tense=Pres
von von ADP APPR case 3
Merkel Merkel PROPN NE obl:agent 6
und und CCONJ KON cc 5
Macron Macron PROPN NE conj 3
empfangen empfangen VERB VVPP ccomp 9 VerbForm=Part
worden werden AUX VAPP aux:pass 6
, , PUNCT $, punct 6
sagte sagen VERB VVFIN ROOT 9 Mood=Ind|Tense=Past
der der DET ART det 11
Sprecher Sprecher NOUN NN nsubj 9
. . PUNCT $. punct 9
""")

PASSIVE_TIGER = tree("""
Er er PRON PPER sb 1
sei sein AUX VAFIN oc 9 Mood=Sub|Tense=Pres
von von ADP APPR sbp 6
Merkel Merkel PROPN NE nk 2
und und CCONJ KON cd 3
Macron Macron PROPN NE cj 4
empfangen empfangen VERB VVPP oc 7 VerbForm=Part
worden werden AUX VAPP oc 1
, , PUNCT $, punct 9
sagte sagen VERB VVFIN ROOT 9 Mood=Ind|Tense=Past
der der DET ART nk 11
Sprecher Sprecher NOUN NN sb 9
. . PUNCT $. punct 9
""")

# He was received by Merkel , a spokesman said .
PASSIVE_CLEAR = tree(
    """
He he PRON PRP nsubjpass 2
was be AUX VBD auxpass 2
received receive VERB VBN ccomp 8
by by ADP IN agent 2
Merkel Merkel PROPN NNP pobj 3
, , PUNCT , punct 8
a a DET DT det 7
spokesman spokesman NOUN NN nsubj 8
said say VERB VBD ROOT 8
. . PUNCT . punct 8
""",
    lang="en",
)

# Trump rief Putin an und will ihn in Rom treffen .
MODAL_UD = tree("""
Trump Trump PROPN NE nsubj 1
rief rufen VERB VVFIN ROOT 1 Mood=Ind|Tense=Past
Putin Putin PROPN NE obj 1
an an ADP PTKVZ compound:prt 1
und und CCONJ KON cc 9
will wollen AUX VMFIN aux 9 Mood=Ind|Tense=Pres
ihn er PRON PPER obj 9
in in ADP APPR case 8
Rom Rom PROPN NE obl 9
treffen treffen VERB VVINF conj 1 VerbForm=Inf
. . PUNCT $. punct 1
""")

MODAL_TIGER = tree("""
Trump Trump PROPN NE sb 1
rief rufen VERB VVFIN ROOT 1 Mood=Ind|Tense=Past
Putin Putin PROPN NE oa 1
an an ADP PTKVZ svp 1
und und CCONJ KON cd 1
will wollen AUX VMFIN cj 4 Mood=Ind|Tense=Pres
ihn er PRON PPER oa 9
in in ADP APPR mo 9
Rom Rom PROPN NE nk 7
treffen treffen VERB VVINF oc 5 VerbForm=Inf
. . PUNCT $. punct 1
""")

# Trump called Putin up and will meet him in Rome .
MODAL_CLEAR = tree(
    """
Trump Trump PROPN NNP nsubj 1
called call VERB VBD ROOT 1
Putin Putin PROPN NNP dobj 1
up up ADP RP prt 1
and and CCONJ CC cc 1
will will AUX MD aux 6
meet meet VERB VB conj 1
him he PRON PRP dobj 6
in in ADP IN prep 6
Rome Rome PROPN NNP pobj 8
. . PUNCT . punct 1
""",
    lang="en",
)

# Das zweite Treffen der Minister mit Kim , der ihm half , werde kein Erfolg sein .
NOUN_UD = tree("""
Das der DET ART det 2
zweite zweit ADJ ADJA amod 2
Treffen Treffen NOUN NN nsubj 14
der der DET ART det 4
Minister Minister NOUN NN nmod 2 Case=Gen
mit mit ADP APPR case 6
Kim Kim PROPN NE nmod 2
, , PUNCT $, punct 10
der der PRON PRELS nsubj 10
ihm er PRON PPER obl:arg 10
half helfen VERB VVFIN acl:relcl 6 Mood=Ind|Tense=Past
, , PUNCT $, punct 10
werde werden AUX VAFIN aux 14 Mood=Sub|Tense=Pres
kein kein DET PIAT det 14
Erfolg Erfolg NOUN NN ROOT 14
sein sein AUX VAINF cop 14
. . PUNCT $. punct 14
""")

NOUN_TIGER = tree("""
Das der DET ART nk 2
zweite zweit ADJ ADJA nk 2
Treffen Treffen NOUN NN sb 12
der der DET ART nk 4
Minister Minister NOUN NN ag 2 Case=Gen
mit mit ADP APPR mnr 2
Kim Kim PROPN NE nk 5
, , PUNCT $, punct 6
der der PRON PRELS sb 10
ihm er PRON PPER da 10
half helfen VERB VVFIN rc 6 Mood=Ind|Tense=Past
, , PUNCT $, punct 6
werde werden AUX VAFIN ROOT 12 Mood=Sub|Tense=Pres
kein kein DET PIAT nk 14
Erfolg Erfolg NOUN NN pd 15
sein sein AUX VAINF oc 12
. . PUNCT $. punct 12
""")

# His second meeting with Kim , who helped , and talks of ministers failed .
NOUN_CLEAR = tree(
    """
His his PRON PRP$ poss 2
second second ADJ JJ amod 2
meeting meeting NOUN NN nsubj 12
with with ADP IN prep 2
Kim Kim PROPN NNP pobj 3
, , PUNCT , punct 4
who who PRON WP nsubj 7
helped help VERB VBD relcl 4
and and CCONJ CC cc 2
talks talk NOUN NNS conj 2
of of ADP IN prep 9
ministers minister NOUN NNS pobj 10
failed fail VERB VBD ROOT 12
. . PUNCT . punct 12
""",
    lang="en",
)

"""Who is who: stable ids, dated offices, coreference within an article."""

import json

import pytest
from click.testing import CliRunner

from musnad import read
from musnad.cli.commands import main
from musnad.reader import reader
from musnad.rulebook.lint import lint_folder
from musnad.rulebook.tables import load_rulebook


def entities(text, published=None):
    """The entity of each mention, by its words; where one stands twice, of the last."""
    return {mention.name: mention.entity for mention in read(text, published).mentions}


def test_a_known_party_has_one_id_in_all_spellings_and_articles():
    one = entities("قال الرئيس الأميركي دونالد ترامب إن الاتفاق قريب.")
    other = entities("قال الرئيس الأمريكي دونالد ترمب إن الحرب انتهت.")
    assert set(one.values()) == set(other.values()) == {"person/donald-trump"}


@pytest.mark.parametrize(("text", "name"), [
    ("قدمت قطر مساعدات للنازحين السوريين.", "النازحين السوريين"),
    ("قدمت قطر مساعدات لنازحين سوريين.", "نازحين سوريين"),
    ("أعلنت روسيا دعمها للجيش.", "الجيش"),
])
def test_an_entity_has_its_article_back_where_lam_swallowed_its_alef(text, name):
    reading = read(text)
    assert name in [entity.name for entity in reading.entities]
    assert all(reading.document.text[slice(*mention.span)] == mention.name for mention in reading.mentions)


def test_an_unknown_party_has_an_id_of_the_article():
    [entity] = set(entities("قال النائب وائل القيسوني إن الجلسة أرجئت. وقال القيسوني إن النواب غاضبون.").values())
    assert "/" not in entity


@pytest.mark.parametrize(("published", "person"), [
    ("2015-03-10", "person/barack-obama"), ("2018-03-10", "person/donald-trump"), ("2022-03-10", "person/joe-biden"),
    ("2017-01-20", None), (None, None),
])
def test_a_title_means_who_held_the_office_when_the_article_appeared(published, person):
    found = entities("قال الرئيس الأميركي إن بلاده ستنسحب.", published)["الرئيس الأميركي"]
    assert found == person if person else "/" not in found


@pytest.mark.parametrize("title", ["وزير الخارجية الروسي", "وزير خارجية روسيا"])
def test_ways_to_write_an_office(title):
    assert entities(f"قال {title} إن المحادثات مفيدة.", "2016-05-02") == {title: "person/sergei-lavrov"}


@pytest.mark.parametrize("title", ["الرئيس الأميركي السابق", "نائب وزير الخارجية الروسي", "الرئيس المنتخب"])
def test_other_words_in_a_title_make_it_another(title):
    found = read(f"قال {title} إن المحادثات مفيدة.", "2016-05-02").mentions[0]
    assert "/" not in found.entity


def test_the_article_says_whose_the_title_is_against_the_date():
    text = "قال الرئيس الأميركي جورج بوش إن الحرب ستطول. وأضاف الرئيس الأميركي أن القوات باقية."
    assert set(entities(text, "2012-05-05").values()) == {"person/george-w-bush"}


@pytest.mark.parametrize(("text", "first", "later"), [
    ("قال وزير النقل حسان المرعبي إن المطار مغلق. وأكد الوزير أن العمل مستمر.", "وزير النقل حسان المرعبي", "الوزير"),
    ("أعلنت حركة حماس أنها وافقت. وأكدت الحركة أن الوفد غادر.", "حركة حماس", "الحركة"),
    ("قالت وزارة الداخلية التونسية إن الحدود أغلقت. وأكدت الوزارة أن القرار مؤقت.", "وزارة الداخلية التونسية", "الوزارة"),
    ("قال محمد أحمد الدوري رئيس لجنة الإغاثة إن المخيم مكتظ. وأكد رئيس اللجنة أن الماء شحيح.",
     "محمد أحمد الدوري رئيس لجنة الإغاثة", "رئيس اللجنة"),
    ("قال مصدر أمني إن الهجوم فشل. وأكد المصدر نفسه أن المدينة آمنة.", "مصدر أمني", "المصدر نفسه"),
])
def test_short_forms_join(text, first, later):
    found = entities(text)
    assert found[first] == found[later]


@pytest.mark.parametrize(("text", "one", "other"), [
    ("قال وزير النقل حسان المرعبي إن المطار مغلق. وقال وزير المال سامر الشعلان إنه باق. وأكد الوزير أن العمل مستمر.",
     "وزير النقل حسان المرعبي", "الوزير"),
    ("قال وزير النقل حسان المرعبي إن المطار مغلق. وقال وزير المال سامر الشعلان إنه باق. وأكد الوزير أن العمل مستمر.",
     "وزير المال سامر الشعلان", "الوزير"),
    ("قال إريك ترامب إن الشركة رابحة. وقال دونالد ترامب إن الاقتصاد قوي.", "إريك ترامب", "دونالد ترامب"),
    ("أعلنت حركة حماس أنها وافقت. وأعلنت حركة فتح أنها رفضت. وأكدت الحركة أن الوفد غادر.", "حركة حماس", "الحركة"),
])
def test_two_in_play_stay_apart(text, one, other):
    found = entities(text)
    assert found[one] != found[other]


def test_a_surname_means_the_one_whom_the_article_names_in_full():
    text = "قال وزير الخارجية الفلسطيني رياض المالكي إن اللقاء مهم للعراق وفلسطين. وأضاف المالكي أن الأمل قليل."
    assert set(entities(text, "2009-10-11").values()) == {"person/riyad-maliki"}


def test_a_title_settles_another_spelling_of_its_holder():
    text = "قال وزير الخارجية الألماني فرانك فالتر شتاينماير إن الوقت ضيق. وقال فرنك فالتر شتانماير إنه متفائل."
    assert "person/frank-walter-steinmeier" in entities(text, "2015-06-01").values()


@pytest.mark.parametrize(("text", "mention", "entity"), [
    ("قال المبعوث الأممي إلى سوريا إن الجولة فشلت.", "المبعوث الأممي إلى سوريا", "person/staffan-de-mistura"),
    ("ذكرت صحيفة «كوميرسانت» الروسية أن الاتفاق قريب.", "صحيفة «كوميرسانت» الروسية", "outlet/kommersant"),
    ("أعلن الملك سلمان أن السعودية ستشارك.", "الملك سلمان", "person/king-salman"),
    ("قال أمير قطر الشيخ تميم إن بلاده راضية.", "أمير قطر الشيخ تميم", "person/tamim-bin-hamad"),
    ("قال نصرالله إن الحزب لن ينسحب من لبنان.", "نصرالله", "person/hassan-nasrallah"),
    ("رفض الشعب السوري الاقتراح.", "الشعب السوري", "group/SY"),
])
def test_names_of_many_shapes(text, mention, entity):
    assert entities(text, "2016-05-05")[mention] == entity


@pytest.mark.parametrize("mention", [
    "محامي ترامب", "كبير مستشاري ترامب", "زوجة الرئيس ترامب", "مساعدو ترامب", "مستشار الرئيس ترامب",
])
def test_somebody_of_a_person_is_not_the_person(mention):
    found = entities(f"قال {mention} إن القضية انتهت. وقال ترامب إن الأمر صعب.", "2018-05-05")
    assert found["ترامب"] == "person/donald-trump"
    assert "/" not in found[mention]


def test_the_article_swallowed_by_a_preposition_is_read():
    text = "قال الوزير إنه سلم رسالة. ووجهت روسيا انتقادات للحكومة السورية."
    assert "org/government-sy" in entities(text).values()


def test_states_bodies_and_peoples():
    found = entities("أعلنت الشرطة الكينية أن الوضع هادئ. وأكدت موسكو أنها ستساعد. وقالت روسيا إن الأمر انتهى.")
    assert found["الشرطة الكينية"] == "org/police-ke"
    assert found["موسكو"] == found["روسيا"] == "state/RU"


def test_sectors_of_plover():
    text = "قال الجيش التركي إنه انسحب. وقال القاضي نزار المطلبي إن داعش هاجم القرية. وقالت رويترز إن الوضع هادئ."
    sectors = {entity.id: entity.sector for entity in read(text).entities}
    assert sectors["org/army-tr"] == "MIL"
    assert sectors["org/islamic-state"] == "REB"
    assert "JRN" in sectors.values()
    assert "JUD" in sectors.values()


def test_the_registry_is_large_and_its_ids_are_unlike():
    registry = reader().desk.registry
    kinds = [id.partition("/")[0] for id in registry.ids()]
    assert kinds.count("person") >= 1500
    assert kinds.count("org") >= 1200
    assert kinds.count("outlet") >= 300
    assert len(list(load_rulebook().table("grounding/offices/tenures.tsv"))) >= 600


def test_the_linter_sees_broken_references(tmp_path):
    people = tmp_path / "mentions" / "people.tsv"
    tenures = tmp_path / "grounding" / "offices" / "tenures.tsv"
    people.parent.mkdir()
    tenures.parent.mkdir(parents=True)
    people.write_text("id\tname\tshort\tentity\tcountry\trole\tname_en\n"
                      "aa\tسامي العلي\t\t\tSY\tminister\tSami al-Ali\nab\tسامي علي\t\taa\tSY\tminister\t\n"
                      "ac\tسام العلي\t\tab\tSY\tminister\t\nad\tسامر العلي\t\tzz\tSY\tminister\t\n", encoding="utf-8")
    tenures.write_text("id\toffice\tof\tperson\tfrom\tto\tshared\n"
                       "a\tpresident\tXA\taa\t2001-01-01\t2005-01-01\t\nb\tpresident\tXA\tab\t2005-01-01\t2006-01-01\t\n"
                       "c\tpresident\tXA\taa\t2004-01-01\t2003-01-01\t\nd\tno-office\torg/no-such\taa\t2001\t\t\n",
                       encoding="utf-8")
    said = "\n".join(str(problem) for problem in lint_folder(tmp_path))
    for wrong in ("ac: entity ab is itself", "ad: entity zz is no", "b: no person ab", "c: ends 2003-01-01 before",
                  "was held by aa", "office no-office has no title", "no organisation no-such"):
        assert wrong in said
    assert "ab: entity" not in said


def run(*arguments):
    return CliRunner().invoke(main, ["who", *arguments])


@pytest.mark.parametrize("name", ["بوتين", "فلاديمير بوتن", "Vladimir Putin", "person/vladimir-putin", "vladimir-putin"])
def test_the_who_command_finds_somebody_by_any_name(name):
    result = run(name, "--at", "2010-05-01")
    assert result.exit_code == 0
    assert "person/vladimir-putin  Vladimir Putin" in result.output
    assert "prime-minister  RU" in result.output
    assert "president" not in result.output.split("offices on")[1]


def test_the_who_command_in_json_and_by_office():
    [found] = json.loads(run("الرئيس الأميركي", "--at", "2015-03-10", "--format", "json").output)
    assert (found["id"], found["sector"], found["country"]) == ("person/barack-obama", "GOV", "US")
    assert found["offices"][0]["from"] == "2009-01-20"


@pytest.mark.parametrize(("arguments", "code", "said"), [
    (["فلان بن فلان"], 1, "no known person"), (["بوتين", "--at", "2010"], 2, "is no date"), ([" "], 2, "is empty"),
])
def test_the_who_command_says_what_is_wrong(arguments, code, said):
    result = run(*arguments)
    assert result.exit_code == code
    assert said in result.output

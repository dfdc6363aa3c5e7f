"""Mails in scripts without spaces and in Arabic, mails to those who hire, and the employer's name in many languages."""

from __future__ import annotations

import pytest

from companion.jobtracker.mail.entities import read_entities
from companion.jobtracker.mail.message import read_message
from companion.jobtracker.mail.reader import MailReader
from companion.jobtracker.mail.senders import SenderBook
from companion.jobtracker.mail.text import sentences
from companion.jobtracker.mail.verdict import AUTOMATIC_CONFIDENCE
from tests.support.mails import written

NOBODY = "Saiyo <saiyo@mail.example>"


@pytest.fixture(scope="module")
def reader() -> MailReader:
    return MailReader.load()


@pytest.mark.parametrize(
    ("kind", "subject", "body"),
    [
        ("rejection", "選考結果のお知らせ", "ご応募いただきありがとうございました。慎重に検討した結果、誠に残念ながら今回は採用を見送らせていただくこととなりました。"),
        ("interview", "面接のご案内", "書類選考の結果、ぜひ一度面接にお越しいただきたくご連絡いたしました。ご都合の良い日時をお知らせください。"),
        ("offer", "内定のご連絡", "厳正な選考の結果、あなたを採用することに決定いたしました。ここに内定をご通知申し上げます。"),
        ("confirmation", "応募受付", "ご応募ありがとうございます。応募書類を確かに受け取りました。"),
        ("rejection", "应聘结果", "感谢您应聘护士岗位。很遗憾，经过慎重考虑，我们决定不再推进您的申请。"),
        ("interview", "面试邀请", "您好，您的简历已通过筛选，现邀请您于周三下午两点来我公司参加面试。"),
        ("offer", "录用通知", "恭喜您！我们很高兴地通知您，您已被我公司录用为会计。"),
        ("rejection", "채용 결과 안내", "지원해 주셔서 감사합니다. 아쉽게도 이번에는 함께하지 못하게 되었습니다."),
        ("interview", "면접 안내", "서류 전형에 합격하셨습니다. 다음 주 화요일 오후 2시에 면접을 진행하고자 합니다."),
        ("offer", "최종 합격", "축하드립니다. 최종 합격하셨음을 알려드립니다."),
        ("rejection", "طلب التوظيف", "نشكرك على تقديم طلبك لوظيفة محاسب. نأسف لإبلاغك بأنه لم يتم اختيارك لهذه الوظيفة."),
        ("interview", "دعوة", "يسرنا دعوتك لإجراء مقابلة عمل يوم الثلاثاء الساعة العاشرة صباحا."),
    ],
)  # fmt: skip
def test_a_mail_without_spaces_or_in_arabic_says_what_it_is(
    reader: MailReader, kind: str, subject: str, body: str
) -> None:
    assert reader.read(written(NOBODY, subject, body), []).verdict.kind == kind


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("選考について", "面接の結果、不合格の場合はご連絡いたしません。"),
        ("面试提醒", "如果您未能通过面试，我们将不再另行通知。"),
        ("채용 절차 안내", "면접에서 불합격하신 경우 따로 연락드리지 않습니다."),
    ],
)
def test_what_would_be_is_not_what_is(reader: MailReader, subject: str, body: str) -> None:
    verdict = reader.read(written(NOBODY, subject, body), []).verdict
    assert verdict.kind != "rejection" or verdict.confidence < AUTOMATIC_CONFIDENCE


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("Your hiring process", "Our platform books interviews for you. I would love to show your hiring team how. Are you free for a quick call on Tuesday at 3 pm?"),
        ("Ihre offenen Stellen", "Wir helfen Unternehmen, Bewerber zu finden. Gerne lade ich Sie zu einem kurzen Gespräch am Dienstag um 10 Uhr ein."),
        ("Votre recrutement", "Notre logiciel vous aide à recruter plus vite. Seriez-vous disponible pour un court échange mardi à 10 h ?"),
    ],
)  # fmt: skip
def test_whoever_sells_to_those_who_hire_never_acts(reader: MailReader, subject: str, body: str) -> None:
    verdict = reader.read(written("Kim <kim@sells.example>", subject, body), []).verdict
    assert verdict.kind == "other" or verdict.confidence < AUTOMATIC_CONFIDENCE


@pytest.mark.parametrize(
    "body",
    [
        "Cảm ơn bạn đã đến tham dự buổi phỏng vấn hôm qua. Chúng tôi sẽ gửi kết quả sau.",
        "Terima kasih telah menghadiri wawancara kemarin. Hasilnya akan kami kabarkan.",
        "Vielen Dank für das nette Vorstellungsgespräch gestern. Wir melden uns.",
        "Gracias por asistir a la entrevista de ayer. Le daremos noticias pronto.",
        "Dziękujemy za udział w rozmowie kwalifikacyjnej. Wkrótce damy znać.",
        "Dün mülakata katıldığınız için teşekkür ederiz. Sonucu bildireceğiz.",
    ],
)
def test_thanks_for_having_come_are_no_invitation(reader: MailReader, body: str) -> None:
    verdict = reader.read(written(NOBODY, "", body), []).verdict
    assert verdict.kind != "interview" or verdict.confidence < AUTOMATIC_CONFIDENCE


@pytest.mark.parametrize(
    ("sender", "subject", "body", "company"),
    [
        ("noreply@mailer.example", "Votre candidature", "Merci de votre candidature.\nL'équipe Boulange Duval", "Boulange Duval"),
        ("noreply@mailer.example", "Tu candidatura", "Gracias por postularte.\nEl equipo de Panadería Luz", "Panadería Luz"),
        ("noreply@mailer.example", "Bewerbung", "Danke für Ihre Bewerbung.\nIhr Team von Nordlicht Pflege", "Nordlicht Pflege"),
        ("noreply@mailer.example", "選考結果", "ご応募ありがとうございます。\nみなと製パン株式会社 人事部", "みなと製パン株式会社"),
        ("noreply@mailer.example", "【みなと製パン】ご応募", "ご応募ありがとうございます。", "みなと製パン"),
        ("noreply@mailer.example", "【重要】選考結果のお知らせ", "ご応募ありがとうございます。", None),
        ("notifications@updates.example", "Your application", "We received your application.", None),
    ],
)  # fmt: skip
def test_an_employer_is_named_in_the_way_of_the_language(
    sender: str, subject: str, body: str, company: str | None
) -> None:
    assert read_entities(read_message(written(sender, subject, body)), SenderBook.load()).company == company


def test_sentences_end_at_the_full_stops_of_chinese_and_japanese() -> None:
    assert sentences("受け取りました。結果は後日！質問は？") == ["受け取りました。", "結果は後日！", "質問は？"]


@pytest.mark.parametrize(
    ("sender", "subject", "body", "company"),
    [
        ("HR <no-reply@mail.example>", "Votre candidature", "Bonjour,\nvotre candidature est retenue.\nCordialement\nL'équipe RH — Forges Delmas", "Forges Delmas"),
        ("HR <no-reply@mail.example>", "Uw brief", "Beste Robin,\nwij nodigen u uit voor een gesprek.\nGroet,\nHR Waterlinie", "Waterlinie"),
        ("HR <no-reply@mail.example>", "Your interview", "Thank you for coming to the interview.\nKind regards,\nLena Vogt\nMarsh Lantern", "Marsh Lantern"),
        ("Jobs <jobs@tollgate.example>", "Tollgate application", "We received your application.", "Tollgate"),
        ("HR <no-reply@mail.example>", "Your interview", "Thank you for coming to the interview.\nKind regards,\nLena Vogt\nHR Manager", None),
    ],
)  # fmt: skip
def test_an_employer_signs_below_a_person_or_with_its_department(
    sender: str, subject: str, body: str, company: str | None
) -> None:
    assert read_entities(read_message(written(sender, subject, body)), SenderBook.load()).company == company

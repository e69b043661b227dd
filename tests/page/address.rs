//! The case in the address: what is written opens again, what is not understood is told, what was shared once opens for
//! ever.

use crate::drawn::{after, of_house, text};
use canbao::{
    app::{
        Message, Model, Payment, account, address, bonus, care, compare, family,
        house::{self, House},
        kept::{self, Kept, Notes},
        manner::{Manner, Mode},
        retirement,
    },
    calendar::{Day, parse_day},
    law::{CareKind, CarePlace, Group, Key, Level, Pension, Relation, Scheme, Sex, Shelf},
    person::Window,
};
use proptest::prelude::*;

fn today() -> Day {
    parse_day("2026-11-23").unwrap()
}

fn written(house: &House) -> String {
    address::write(house, &Manner::default(), |model| address::seen(model, &Shelf::built_in(&model.area).ok()?))
}

fn said(house: House, messages: impl IntoIterator<Item = Message>) -> House {
    messages.into_iter().fold(house, |house, message| house.update(house::Message::Said(message)))
}

/// Something typed into every field there is, some of it wrong.
fn everything() -> Vec<Message> {
    let mut messages = vec![
        Message::AreaChosen("350200".into()),
        Message::CoverageYearChosen(2026),
        Message::BirthTyped("一九九零".into()),
        Message::CategoryToggled(Group::category("dibao").unwrap_or_else(|| Group::categories().next().unwrap())),
        Message::EventChosen(Group::events().next()),
        Message::EventDayTyped("2026-02-30".into()),
        Message::GapPaidToggled,
        Message::YearTapped(2024),
        Message::YearTapped(2025),
        Message::YearTapped(2025),
        Message::YearPaymentTyped(2024, "2024-07-03".into()),
        Message::YearEndTyped(2023, "2023-08".into()),
        Message::PaymentChosen(Payment::Done),
        Message::PaymentDayTyped("2025-11-10".into()),
        Message::RegistrationTyped("x".into()),
        Message::WindowChosen(Some(Window::Late)),
        Message::RepairChosen(1),
        Message::FigureTyped(Key::PersonalPremium, "四百".into()),
        Message::SectionToggled("care"),
        Message::SectionToggled("family"),
        Message::Bonus(bonus::Message::ClaimsTold(2024, bonus::Claims::Unknown)),
        Message::Bonus(bonus::Message::ClaimsTold(2025, bonus::Claims::Nothing)),
        Message::Bonus(bonus::Message::BonusUseToggled(2025)),
    ];
    messages.extend(
        [
            retirement::Message::SexTold(Sex::Female),
            retirement::Message::MonthTyped("2027-04".into()),
            retirement::Message::PaidTyped("17年6个月".into()),
            retirement::Message::PaidHereTyped("96".into()),
            retirement::Message::PensionTold(*Pension::ALL.last().unwrap()),
        ]
        .map(Message::Retirement),
    );
    messages.extend(
        [
            account::Message::SkipChosen(4),
            account::Message::BillTyped("20万".into()),
            account::Message::ExcludedTyped("0".into()),
            account::Message::YearChosen(2028),
            account::Message::MonthChosen(4),
            account::Message::LevelChosen(Level::Primary),
        ]
        .map(Message::Account),
    );
    messages.extend(
        [
            care::Message::SchemeChosen(Scheme::Employee),
            care::Message::MonthsTyped("12".into()),
            care::Message::EventAdded,
            care::Message::DayTyped(1, "2026-03-05".into()),
            care::Message::KindChosen(2, CareKind::Inpatient),
            care::Message::LevelChosen(2, Some(Level::Tertiary)),
            care::Message::TotalTyped(2, "17000&".into()),
            care::Message::ExcludedTyped(2, "300".into()),
            care::Message::ExcludedUnknownToggled(2),
            care::Message::FirstShareTyped(1, "?".into()),
            care::Message::PlaceChosen(1, *CarePlace::ALL.last().unwrap()),
        ]
        .map(Message::Care),
    );
    messages.push(Message::Compare(compare::Message::Toggled(compare::Other::Repair(1))));
    messages.push(Message::Compare(compare::Message::AreaChosen(Some("420100".into()))));
    messages.extend(
        [
            family::Message::HolderAdded,
            family::Message::HolderNamed(1, "妈妈/爸爸".into()),
            family::Message::BalanceTyped(2, "3200".into()),
            family::Message::HolderProvinceChosen(2, Some("420000".into())),
            family::Message::MemberAdded,
            family::Message::MemberNamed(2, "婆婆".into()),
            family::Message::RelationChosen { member: 2, holder: 1, relation: Some(Relation::ParentInLaw) },
            family::Message::RelationChosen { member: 2, holder: 2, relation: None },
            family::Message::PremiumTyped(2, "450".into()),
            family::Message::BillsTyped(1, "80.5".into()),
        ]
        .map(Message::Family),
    );
    messages
}

#[test]
fn everything_that_can_be_typed_opens_again() {
    let house = said(House::new(today()), everything());
    let house = house.update(house::Message::Added).update(house::Message::Named(1, "妈妈".into()));
    let house = said(house, [Message::YearTapped(2025), Message::PaymentChosen(Payment::Today)]);
    let text = written(&house);
    assert!(text.is_ascii(), "{text}");
    let opened = address::read(&text, today()).unwrap();
    assert_eq!(opened.lost, Vec::<String>::new());
    assert!(!opened.is_newer);
    let plain = |house: &House| house.people.iter().map(|it| (it.name.clone(), it.model.clone())).collect::<Vec<_>>();
    assert_eq!(plain(&opened.house), plain(&house));
    assert_eq!(opened.house.at, 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever a keyboard can type into a field opens again as it was typed.
    #[test]
    fn any_text_opens_again(birth in "\\PC*", total in "\\PC*", name in "\\PC*", figure in "\\PC*") {
        let messages = [
            Message::BirthTyped(birth),
            Message::Care(care::Message::TotalTyped(1, total.clone())),
            Message::Care(care::Message::KindChosen(1, CareKind::Inpatient)),
            Message::Family(family::Message::HolderNamed(1, total)),
            Message::FigureTyped(Key::PersonalPremium, figure.clone()),
        ];
        let house = said(House::new(today()), messages).update(house::Message::Named(0, name));
        let opened = address::read(&written(&house), today()).unwrap();
        prop_assert_eq!(opened.lost, Vec::<String>::new());
        let mut expected = house.people[0].model.clone();
        if figure.is_empty() {
            expected.typed.clear();
        }
        prop_assert_eq!(&opened.house.people[0].model, &expected);
        prop_assert_eq!(&opened.house.people[0].name, &house.people[0].name);
    }

    /// No text makes it fall over.
    #[test]
    fn any_address_is_read_or_refused(text in "\\PC*") {
        let _ = address::read(&text, today());
        let _ = address::read(&format!("v=1&d=2026-11-23/{text}"), today());
    }
}

#[test]
fn nothing_said_is_no_address() {
    assert_eq!(written(&House::new(today())), "");
    for foreign in ["", "#", "#answer", "v=", "v=x/a=1", "a=350200", "v=1"] {
        assert_eq!(address::read(foreign, today()), None, "{foreign}");
    }
}

/// An address as the first edition wrote it (小孙, 青岛, source: 青岛市医疗保障局 2025-12). Never change it: somebody has it.
const FIRST_EDITION: &str = "#v=1&d=2026-11-23/q=4_2027-05-01_&s=0a1b2c3d&a=370200&y=2027&p=w&h=2025n2026n";

fn opened(address: &str) -> (House, Kept) {
    let opened = address::read(address, today()).unwrap();
    let notes = Notes { lost: opened.lost, is_newer: opened.is_newer, ..Notes::default() };
    (opened.house, Kept { notes, ..Kept::default() })
}

#[test]
fn a_link_of_the_first_edition_opens_with_its_figures() {
    let (house, kept) = opened(FIRST_EDITION);
    let page = text(&of_house(house, kept));
    assert!(page.contains("您要等4个月，从2027年5月1日起看病能报销。"), "{page}");
    assert!(!page.contains("不一样了"), "the packs have another hash, the figures are the same");
    assert!(!page.contains("看不懂"));
}

#[test]
fn a_link_whose_figures_have_changed_says_what_was_and_what_is() {
    let (house, kept) = opened(&FIRST_EDITION.replace("q=4_2027-05-01_", "q=3_2027-04-01_410.00"));
    let page = text(&of_house(house, kept));
    assert!(page.contains("结果和这个链接做的时候不一样了。收录的规定更新过了。"), "{page}");
    assert!(page.contains("2026年11月23日算的：要等3个月，从2027年4月1日起能报销，一共交410元。"));
    assert!(page.contains("现在：要等4个月，从2027年5月1日起能报销，交多少本地未收录。"));
}

#[test]
fn editing_what_was_opened_is_no_broken_promise() {
    let (house, kept) = opened(&FIRST_EDITION.replace("q=4_", "q=3_"));
    let house = said(house, [Message::YearTapped(2026)]);
    assert!(!text(&of_house(house, kept)).contains("不一样了"));
}

#[test]
fn parts_that_are_not_understood_are_told_and_the_rest_is_read() {
    let (house, kept) =
        opened(&format!("{FIRST_EDITION}&zz=9&g=dragon&w=noon&kn=500&o=care.moon&f.nothing=1&b=1990-05-01"));
    assert_eq!(kept.notes.lost, ["g=dragon", "w=noon", "o=care.moon", "kn=500", "zz=9", "f.nothing=1"]);
    assert_eq!(house.people[0].model.born_on, "1990-05-01");
    let page = text(&of_house(house, kept));
    assert!(page.contains("链接里有6处看不懂，没有填进来"), "{page}");
    assert!(page.contains("您要等4个月"));
}

#[test]
fn a_later_edition_is_read_as_far_as_it_goes_and_says_so() {
    let (house, kept) = opened(&FIRST_EDITION.replace("v=1", "v=7"));
    let page = text(&of_house(house, kept));
    assert!(page.contains("这个链接是更新的版本做的"), "{page}");
    assert!(page.contains("您要等4个月"));
}

#[test]
fn a_file_a_link_and_its_fragment_open_the_same() {
    let house = said(House::new(today()), everything());
    let link = format!("https://example.org/gov/#{}", written(&house));
    let models = |text: &str| -> Vec<Model> {
        let (house, notes) = kept::open(text, today());
        assert_eq!(notes, Notes::default());
        house.unwrap().people.into_iter().map(|it| it.model).collect()
    };
    let expected = vec![after(everything())];
    assert_eq!(models(&link), expected);
    assert_eq!(models(&kept::file(&link)), expected);
    assert_eq!(models(&format!("  {}\n", written(&house))), expected);
    for foreign in ["", "你好", "{}", "{\"canbao_case\":3}", "https://example.org/#top"] {
        let (house, notes) = kept::open(foreign, today());
        assert!(house.is_none() && notes.is_foreign, "{foreign}");
    }
}

#[test]
fn how_the_page_is_shown_opens_again_even_where_nothing_was_said() {
    let elder = Manner { mode: Mode::Elder, ..Manner::default() };
    let text = address::write(&House::new(today()), &elder, |_| None);
    assert_eq!(text, "v=1&d=2026-11-23&m=elder");
    let opened = address::read(&text, today()).unwrap();
    assert_eq!((opened.manner.as_str(), opened.house), ("elder", House::new(today())));
    let said = said(House::new(today()), [Message::YearTapped(2025)]);
    let opened = address::read(&address::write(&said, &elder, |_| None), today()).unwrap();
    assert_eq!((opened.manner.as_str(), opened.house), ("elder", said));
}

#[test]
fn the_main_job_fits_into_a_small_code() {
    let messages = [2025, 2025, 2026, 2026].map(Message::YearTapped);
    let house = said(said(House::new(today()), [Message::AreaChosen("370200".into())]), messages);
    let text = written(&house);
    assert!(text.len() < 120, "{} {text}", text.len());
}

/// The hash that a link made now would carry.
fn hash() -> String {
    let (house, _) = opened(FIRST_EDITION);
    address::seen(&house.people[0].model, &Shelf::built_in("370200").unwrap()).unwrap().hash
}

#[test]
fn the_true_cause_is_told() {
    let edited = FIRST_EDITION.replace("q=4_", "q=3_").replace("0a1b2c3d", &hash());
    let page = |link: &str| {
        let (house, kept) = opened(link);
        text(&of_house(house, kept))
    };
    let now = page(&edited);
    assert!(now.contains("日子和收录的规定都没有变：是链接里的内容被改动过"), "{now}");
    let older = page(&edited.replace("d=2026-11-23", "d=2026-10-01"));
    assert!(older.contains("收录的规定没有变，是日子变了"), "{older}");
}

#[test]
fn today_was_another_day_when_the_link_was_made() {
    let today = FIRST_EDITION.replace("p=w", "p=t&w=central").replace("d=2026-11-23", "d=2026-10-01");
    let (house, kept) = opened(&today);
    let page = text(&of_house(house, kept));
    assert!(page.contains("链接里填的是“今天交”，那天是2026年10月1日，现在按今天（2026年11月23日）算。"), "{page}");
    assert!(!page.contains("不一样了"), "the figures are the same");
}

#[test]
fn a_promise_is_told_of_everybody_by_name() {
    let (_, mother) = FIRST_EDITION.split_once('/').unwrap();
    let both = format!("{FIRST_EDITION}/n=%E5%A6%88%E5%A6%88&{}", mother.replace("q=4_", "q=3_"));
    let (house, kept) = opened(&both);
    assert_eq!(house.at, 0);
    let page = text(&of_house(house.clone(), kept.clone()));
    assert!(page.contains("妈妈：结果和这个链接做的时候不一样了。"), "{page}");
    let read = house.update(house::Message::PromiseRead(1));
    assert!(!text(&of_house(read, kept)).contains("不一样了"));
}

#[test]
fn a_link_that_was_cut_off_says_how_many_people_it_lost() {
    let house = said(House::new(today()), [Message::AreaChosen("370200".into())]);
    assert!(!written(&house).contains("&c="), "one person is not counted");
    let house = house.update(house::Message::Added).update(house::Message::Added);
    let text = written(&house);
    let (cut, _) = text.rsplit_once('/').unwrap();
    assert_eq!(kept::open(&text, today()).1, Notes::default());
    let (house, notes) = kept::open(cut, today());
    assert_eq!((notes.missing, house.as_ref().unwrap().people.len()), (1, 2));
    let page = self::text(&of_house(house.unwrap(), Kept { notes, ..Kept::default() }));
    assert!(page.contains("这个链接不完整，少了1个人。"), "{page}");
}

#[test]
fn a_city_that_is_not_known_here_is_told() {
    let (_, mother) = FIRST_EDITION.split_once('/').unwrap();
    let (house, kept) = opened(&format!("{FIRST_EDITION}/n=%E5%A6%88%E5%A6%88&{}", mother.replace("370200", "379999")));
    let page = text(&of_house(house, kept));
    assert!(page.contains("妈妈：链接里的参保城市（代码379999）这里没有收录"), "{page}");
    let (house, kept) = opened(FIRST_EDITION);
    assert!(!text(&of_house(house, kept)).contains("没有收录，请在"));
}

#[test]
fn what_was_opened_or_not_is_told_beside_the_field() {
    let told = |opened| {
        let (house, kept) = self::opened(FIRST_EDITION);
        text(&of_house(house, Kept { opened, ..kept }))
    };
    assert!(told(Some(true)).contains("打开了，上面的内容已经换成里面的。"));
    assert!(told(Some(false)).contains("没有打开：这不是参保明白账的链接或者文件。现在填的没有动。"));
    assert!(!told(None).contains("没有打开："));
}

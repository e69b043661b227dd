//! Whose accounts, and who is to be paid for.

use crate::{
    app::{
        answer::family::{payable, province},
        form::{
            Field,
            family::{Due, Field as Asked, Own, Spot, holder_name, member_name},
        },
        model::family::{Holder, MOST_HOLDERS, MOST_MEMBERS, Member, Message as Told, OWN},
        update::Message,
        view::{
            Shown,
            family::relatives,
            field::{self, Select, Text},
            province::PROVINCES,
        },
    },
    law::Relation,
    wording,
};
use yew::prelude::*;

pub(super) fn accounts(shown: &Shown<'_>) -> Html {
    let holders = &shown.model().family.holders;
    html! {
        <fieldset class="people" id={Asked::Holders.id()}>
            <legend>{ "谁的个人账户（职工医保的人才有）" }</legend>
            { field::problem(shown, Asked::Holders.into()) }
            { for holders.iter().enumerate().map(|(index, it)| account(shown, it, spot(index, it.key), holders.len())) }
            if holders.len() < MOST_HOLDERS {
                { add(shown, "add-holder", "再加一个账户", Told::HolderAdded) }
            }
        </fieldset>
    }
}

pub(super) fn members(shown: &Shown<'_>) -> Html {
    let members = &shown.model().family.members;
    html! {
        <fieldset class="people" id={Asked::Members.id()}>
            <legend>{ "给谁交居民医保" }</legend>
            { field::problem(shown, Asked::Members.into()) }
            { relatives::button(shown) }
            { for members.iter().enumerate().map(|(index, it)| member(shown, it, spot(index, it.key), members.len())) }
            if members.len() < MOST_MEMBERS {
                { add(shown, "add-member", "再加一个人", Told::MemberAdded) }
            }
        </fieldset>
    }
}

fn spot(index: usize, key: u32) -> Spot {
    Spot { key, number: index.saturating_add(1) }
}

fn add(shown: &Shown<'_>, id: &'static str, label: &'static str, message: Told) -> Html {
    html! { <button type="button" {id} onclick={shown.on(Message::Family(message))}>{ label }</button> }
}

/// Only where another one stays.
fn remove(shown: &Shown<'_>, id: String, name: &str, message: Told) -> Html {
    html! {
        <button type="button" class="is-quiet" {id} onclick={shown.on(Message::Family(message))}>
            { format!("去掉“{name}”") }
        </button>
    }
}

fn account(shown: &Shown<'_>, holder: &Holder, spot: Spot, of: usize) -> Html {
    let key = holder.key;
    let name = holder_name(holder, spot.number);
    let at = |what: Own| Field::Family(Asked::Holder(spot, what));
    let called = Text {
        field: at(Own::Name),
        label: "怎么称呼".to_owned(),
        hint: "例如妈妈；可以不填",
        value: &holder.name,
        oninput: shown.typed(move |text| Message::Family(Told::HolderNamed(key, text))),
    };
    let balance = Text {
        field: at(Own::Balance),
        label: "账户余额（元）".to_owned(),
        hint: "例如3200",
        value: &holder.balance,
        oninput: shown.typed(move |text| Message::Family(Told::BalanceTyped(key, text))),
    };
    html! {
        <div class="person" role="group" aria-label={name.clone()} key={key}>
            { field::words(shown, called) }
            { field::text(shown, balance) }
            { place(shown, at(Own::Province), "账户在哪个省", holder.province.as_deref()) }
            if of > 1 { { remove(shown, format!("remove-holder-{key}"), &name, Told::HolderRemoved(key)) } }
        </div>
    }
}

fn member(shown: &Shown<'_>, member: &Member, spot: Spot, of: usize) -> Html {
    let key = member.key;
    let name = member_name(member, spot.number);
    let at = |what: Due| Field::Family(Asked::Member(spot, what));
    let called = Text {
        field: at(Due::Name),
        label: "怎么称呼".to_owned(),
        hint: if key == OWN { "上面填的这个人，不填就写“我”" } else { "例如婆婆；可以不填" },
        value: &member.name,
        oninput: shown.typed(move |text| Message::Family(Told::MemberNamed(key, text))),
    };
    let hint = premium_hint(shown, key);
    let premium = Text {
        field: at(Due::Premium),
        label: "要交的保费（元，一年）".to_owned(),
        hint: &hint,
        value: &member.premium,
        oninput: shown.typed(move |text| Message::Family(Told::PremiumTyped(key, text))),
    };
    let bills = Text {
        field: at(Due::Bills),
        label: "自己付的医药费（元，没有可以不填）".to_owned(),
        hint: "医保报了以后，自己还要付的部分",
        value: &member.bills,
        oninput: shown.typed(move |text| Message::Family(Told::BillsTyped(key, text))),
    };
    let holders = shown.model().family.holders.iter().enumerate();
    html! {
        <div class="person" role="group" aria-label={name.clone()} key={key}>
            { field::words(shown, called) }
            { for holders.map(|(index, holder)| relation(shown, (member, spot), (holder, self::spot(index, holder.key)))) }
            { field::text(shown, premium) }
            { field::text(shown, bills) }
            { place(shown, at(Due::Province), "在哪个省参保", member.province.as_deref()) }
            if of > 1 { { remove(shown, format!("remove-member-{key}"), &name, Told::MemberRemoved(key)) } }
        </div>
    }
}

/// The sum from above is this person's own; another's may differ by category and by years to make up.
fn premium_hint(shown: &Shown<'_>, key: u32) -> String {
    let sum = payable(shown.answer).map(wording::yuan);
    match (key == OWN, sum) {
        (true, Some(sum)) => format!("不填就用上面算出来的{sum}"),
        (true, None) => "例如400；上面算出来以后，这里可以不填".to_owned(),
        (false, Some(sum)) => format!("例如400；上面的人要交{sum}，各人可能不一样"),
        (false, None) => "例如400".to_owned(),
    }
}

const UNANSWERED: &str = "";
const NOT_FROM_HERE: &str = "none";

fn relation(shown: &Shown<'_>, (member, spot): (&Member, Spot), (holder, other): (&Holder, Spot)) -> Html {
    let label = format!("{}是{}的什么人", member_name(member, spot.number), holder_name(holder, other.number));
    let chosen = member.relations.get(&holder.key).copied();
    let mut options = vec![(UNANSWERED, "请选", chosen.is_none())];
    options.extend(Relation::ALL.iter().map(|it| (it.word(), kin(*it), chosen == Some(Some(*it)))));
    options.push((NOT_FROM_HERE, "不用这个账户付", chosen == Some(None)));
    let select = Select {
        field: Asked::Relation(spot, other).into(),
        label: &label,
        hint: "",
        options,
        message: |field, value| {
            let Field::Family(Asked::Relation(member, holder)) = field else { return None };
            let (member, holder) = (member.key, holder.key);
            Some(Message::Family(match value {
                UNANSWERED => Told::RelationCleared { member, holder },
                word => Told::RelationChosen { member, holder, relation: Relation::from_word(word) },
            }))
        },
    };
    field::select(shown, select)
}

/// What a member is to a holder, as people say it.
pub(super) fn kin(relation: Relation) -> &'static str {
    match relation {
        Relation::Oneself => "就是本人",
        Relation::Spouse => "配偶（丈夫、妻子）",
        Relation::Parent => "父母",
        Relation::Child => "子女",
        Relation::Sibling => "兄弟姐妹",
        Relation::Grandparent => "祖父母、外祖父母",
        Relation::Grandchild => "孙子女、外孙子女",
        Relation::ParentInLaw => "公婆、岳父母",
        Relation::ChildInLaw => "儿媳、女婿",
        Relation::Other => "别的亲戚、朋友",
    }
}

/// The province, the area's own until another is chosen.
fn place(shown: &Shown<'_>, field: Field, label: &'static str, chosen: Option<&str>) -> Html {
    let own = shown.scene.shelf.get().and_then(province);
    let now = chosen.or(own);
    let mut options = Vec::new();
    if now.is_none() {
        options.push((UNANSWERED, "请选", true));
    }
    options.extend(PROVINCES.iter().map(|(code, name)| (*code, *name, now == Some(*code))));
    let select = Select {
        field,
        label,
        hint: "",
        options,
        message: |field, value| {
            let code = (!value.is_empty()).then(|| value.to_owned());
            Some(Message::Family(match field {
                Field::Family(Asked::Holder(spot, _)) => Told::HolderProvinceChosen(spot.key, code),
                Field::Family(Asked::Member(spot, _)) => Told::MemberProvinceChosen(spot.key, code),
                _ => return None,
            }))
        },
    };
    field::select(shown, select)
}

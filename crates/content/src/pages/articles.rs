//! The pages that are mostly text: about, privacy and the organisers' own.

use super::{Pages, facts::text::plain};
use crate::{
    check::moment::Moment,
    model::{self, Article, Series},
};
use multaqa_domain::{
    link::NamedLink,
    page::{AboutPage, Document, Member, OwnPage, Page, PrivacyPage, SeriesAbout, Still},
    slug::Slug,
};

impl<'a> Pages<'a> {
    pub(super) fn about(&self) -> Document {
        let about = self.content.about.as_ref();
        let series = self.content.series.values();
        let mut sources: Vec<NamedLink> = about.map_or(Vec::new(), |a| a.sources.clone());
        for source in series.clone().flat_map(|s| &s.sources) {
            if !sources.contains(source) {
                sources.push(source.clone());
            }
        }
        let page = AboutPage {
            title: title(about, "عن الموقع"),
            prose: about.map_or(Vec::new(), |a| a.prose.clone()),
            series: series.map(|s| self.series(s)).collect(),
            pages: self.own_pages(),
            sources,
        };
        let heading = page.title.clone();
        let line = format!("{}: ", heading);
        let summaries: Vec<_> = page.series.iter().map(|s| s.title.clone()).collect();
        let parts = [line + &summaries.join("، ")];
        let parts: Vec<_> = parts.iter().map(String::as_str).collect();
        self.document(&heading, &parts, Page::Still(Still::About(page)))
    }

    fn series(&self, series: &Series) -> SeriesAbout {
        let committee = series.committee.iter();
        SeriesAbout {
            title: series.title.clone(),
            prose: series.prose.clone(),
            aims: series.aims.clone(),
            patron: series.patron.as_ref().map(|who| self.person_line(who)),
            organiser: series.organiser.clone(),
            committee: committee
                .map(|(who, role)| Member {
                    person: self.person_line(who),
                    role: role.clone(),
                })
                .collect(),
            partners: series.partners.clone(),
            sectors: series
                .sectors
                .iter()
                .filter_map(|s| self.sector_tag(s))
                .collect(),
            accounts: series.accounts.clone(),
        }
    }

    pub(super) fn privacy(&self) -> Document {
        let privacy = self.content.privacy.as_ref();
        let forms = self.content.forms.values();
        let page = PrivacyPage {
            title: title(privacy, "الخصوصية"),
            prose: privacy.map_or(Vec::new(), |p| p.prose.clone()),
            forms: forms
                .map(|file| (file.form.title.clone(), file.data_use.clone()))
                .collect(),
        };
        let heading = page.title.clone();
        let parts = ["ما يُجمع من البيانات الشخصية في هذا الموقع، ولماذا، وأين يُحفظ، وإلى متى"];
        self.document(&heading, &parts, Page::Still(Still::Privacy(page)))
    }
}

impl<'a> Pages<'a> {
    /// A page of the organisers' own.
    pub(super) fn own(&self, page: &model::OwnPage) -> Document {
        let article = &page.article;
        let updated = page.updated.map(|at| match at {
            Moment::Day(day) => day,
            Moment::Time(time) => time.date(),
        });
        let text = plain(&article.prose);
        let parts = [page.summary.as_deref().unwrap_or(&text)];
        let page = OwnPage {
            title: article.title.clone(),
            prose: article.prose.clone(),
            updated: updated.map(|day| self.month_names().text(day)),
            sources: article.sources.clone(),
        };
        self.document(&article.title, &parts, Page::Still(Still::Own(page)))
    }

    /// The organisers' own pages with their titles: first those of the navigation, as they stand
    /// there.
    pub(super) fn own_pages(&self) -> Vec<(Slug, String)> {
        let mut pages: Vec<_> = self.content.pages.iter().collect();
        pages.sort_by_key(|(_, page)| page.navigation.unwrap_or(i64::MAX));
        let named =
            |(slug, page): (&Slug, &model::OwnPage)| (slug.clone(), page.article.title.clone());
        pages.into_iter().map(named).collect()
    }

    /// Those of the navigation.
    pub(super) fn navigation(&self) -> Vec<(Slug, String)> {
        let stands = |slug: &Slug| {
            let page = self.content.pages.get(slug);
            page.is_some_and(|page| page.navigation.is_some())
        };
        let pages = self.own_pages().into_iter();
        pages.filter(|(slug, _)| stands(slug)).collect()
    }
}

fn title(article: Option<&Article>, otherwise: &str) -> String {
    article.map_or(otherwise, |a| &a.title).to_owned()
}

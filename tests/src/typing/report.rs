//! What was measured, as tables, and whether it is within the budgets.

use super::{
    Budgets, Key, Opening, Round, SLOWER,
    queries::{QUERIES, steps},
    statistics::{median, percentile, worst},
};

/// The keystroke that takes longest.
#[derive(Clone, Debug, PartialEq)]
pub struct Slowest {
    /// What stood in the field then.
    pub typed: String,
    /// The median of all rounds, in milliseconds.
    pub milliseconds: f64,
}

/// The same keystroke in all rounds.
fn across(rounds: &[Round], query: usize, key: usize, of: fn(&Key) -> f64) -> Vec<f64> {
    let keys = rounds.iter().filter_map(|round| {
        let keys = round.queries.get(query)?;
        keys.get(key).map(of)
    });
    keys.collect()
}

/// Of a query, the keystroke whose median is the largest.
fn slowest_of(rounds: &[Round], query: usize, of: fn(&Key) -> f64) -> Slowest {
    let text = QUERIES.get(query).map_or("", |(_, text)| text);
    let medians = steps(text)
        .into_iter()
        .enumerate()
        .map(|(key, typed)| Slowest {
            typed,
            milliseconds: median(&across(rounds, query, key, of)),
        });
    slowest_in(medians)
}

fn slowest_in(all: impl Iterator<Item = Slowest>) -> Slowest {
    let largest = all.max_by(|a, b| a.milliseconds.total_cmp(&b.milliseconds));
    largest.unwrap_or(Slowest {
        typed: String::new(),
        milliseconds: 0.0,
    })
}

/// Of everything that was typed, the keystroke whose median is the largest: a person feels
/// the slowest, not the average; and of one keystroke the median, as the machine does other
/// things too.
pub fn slowest(rounds: &[Round]) -> Slowest {
    slowest_in((0..QUERIES.len()).map(|query| slowest_of(rounds, query, |key| key.handled)))
}

/// One of a round's lists of times.
type Times = fn(&Round) -> &Vec<f64>;

/// All values of a list in all rounds.
fn every(rounds: &[Round], of: Times) -> Vec<f64> {
    rounds.iter().flat_map(of).copied().collect()
}

/// The yardstick, in milliseconds.
pub fn yardstick(rounds: &[Round]) -> f64 {
    median(&every(rounds, |round| &round.yardstick))
}

/// The tables.
pub fn tables(rounds: &[Round], opening: Opening) -> String {
    let mut out = format!(
        "Milliseconds on a processor slowed down {SLOWER} times; {} rounds. Handled: what the page takes \
         from the key until what is found stands in it. Shown: the same with what the browser takes to put \
         a letter into any field. All: the whole work of the main thread until all is drawn, files that \
         come included. Painted: until the next picture as Chromium tells it, in steps of 8 ms; 16 is the \
         least that it tells. Slowest: the keystroke with the largest median.\n\n\
         | typed | handled | 95 % | worst | slowest | shown | slowest | all | slowest | painted | slowest |\n\
         |{}\n",
        rounds.len(),
        " --- |".repeat(11)
    );
    for (query, (what, text)) in QUERIES.iter().enumerate() {
        let handled = of_query(rounds, query, |key| key.handled);
        let slowest = slowest_of(rounds, query, |key| key.handled);
        out += &format!(
            "| {text} ({what}) | {:.1} | {:.1} | {:.1} | {:.1} «{}» |",
            median(&handled),
            percentile(&handled, 0.95),
            worst(&handled),
            slowest.milliseconds,
            slowest.typed,
        );
        let others: [fn(&Key) -> f64; 3] =
            [|key| key.shown, |key| key.all, |key| key.painted.max(16.0)];
        for of in others {
            let slowest = slowest_of(rounds, query, of).milliseconds;
            out += &format!(
                " {:.1} | {slowest:.1} |",
                median(&of_query(rounds, query, of))
            );
        }
        out.push('\n');
    }
    out += &others(rounds, opening);
    out
}

fn of_query(rounds: &[Round], query: usize, of: fn(&Key) -> f64) -> Vec<f64> {
    let keys = rounds.iter().filter_map(|round| round.queries.get(query));
    keys.flatten().map(of).collect()
}

/// What else is measured.
fn others(rounds: &[Round], opening: Opening) -> String {
    let mut out = "\n| besides | median | 95 % | worst |\n| --- | --- | --- | --- |\n".to_owned();
    let lists: [(&str, Times); 4] = [
        ("a file that comes as the search is opened", |r| &r.opening),
        ("a file that comes as one types", |r| &r.coming),
        ("the yardstick", |r| &r.yardstick),
        ("the yardstick, nothing slowed down", |r| &r.unslowed),
    ];
    for (what, of) in lists {
        let values = every(rounds, of);
        out += &format!(
            "| {what} | {:.1} | {:.1} | {:.1} |\n",
            median(&values),
            percentile(&values, 0.95),
            worst(&values)
        );
    }
    out += &format!(
        "\nNothing of the search is loaded before it is opened; then {} files, {:.1} KB as transferred. \
         A query loads {:.1} KB of sessions besides at most.\n",
        opening.files,
        opening.bytes as f64 / 1000.0,
        opening.besides as f64 / 1000.0
    );
    out
}

/// What is over a budget, and what the measurement itself lacks; nothing if all is well.
pub fn faults(rounds: &[Round], opening: Opening, budgets: Budgets) -> Vec<String> {
    let mut faults = Vec::new();
    let unslowed = median(&every(rounds, |round| &round.unslowed));
    let yardstick = yardstick(rounds);
    if yardstick < 2.0 * unslowed {
        faults.push(format!(
            "the processor was not slowed down: the yardstick takes {yardstick:.1} ms, and {unslowed:.1} ms without"
        ));
    }
    if opening.bytes > budgets.bytes {
        faults.push(format!(
            "the search loads {} bytes, budget {}",
            opening.bytes, budgets.bytes
        ));
    }
    let slowest = slowest(rounds);
    let budget = budgets.milliseconds / budgets.yardstick;
    if yardstick <= 0.0 || slowest.milliseconds / yardstick > budget {
        faults.push(format!(
            "«{}» takes {:.2} yardsticks, budget {budget:.2}",
            slowest.typed,
            slowest.milliseconds / yardstick
        ));
    }
    faults
}

/// The verdict on a keystroke in a sentence.
pub fn sentence(rounds: &[Round], budgets: Budgets) -> String {
    let (slowest, yardstick) = (slowest(rounds), yardstick(rounds));
    format!(
        "The slowest keystroke is «{}»: {:.1} ms, {:.2} yardsticks of {yardstick:.1} ms. Budget: {:.0} ms \
         where the yardstick takes {:.1} ms, which is {:.2}.",
        slowest.typed,
        slowest.milliseconds,
        slowest.milliseconds / yardstick,
        budgets.milliseconds,
        budgets.yardstick,
        budgets.milliseconds / budgets.yardstick
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUDGETS: Budgets = Budgets {
        bytes: 1000,
        milliseconds: 16.0,
        yardstick: 8.0,
    };

    /// A round in which every key takes so long but the second of the first query.
    fn round(usual: f64, second: f64) -> Round {
        let key = |handled| Key {
            handled,
            shown: handled,
            painted: 0.0,
            all: handled,
        };
        let mut queries: Vec<Vec<Key>> = QUERIES
            .iter()
            .map(|(_, text)| text.chars().map(|_| key(usual)).collect())
            .collect();
        if let Some(other) = queries.first_mut().and_then(|keys| keys.get_mut(1)) {
            *other = key(second);
        }
        Round {
            queries,
            opening: vec![1.0],
            coming: vec![],
            yardstick: vec![8.0],
            unslowed: vec![2.0],
        }
    }

    fn opening(bytes: usize) -> Opening {
        Opening {
            files: 4,
            bytes,
            besides: 100,
        }
    }

    #[test]
    fn one_slow_keystroke_counts_and_one_slow_round_does_not() {
        let rounds = [round(5.0, 17.0), round(5.0, 17.0), round(50.0, 5.0)];
        assert_eq!(
            slowest(&rounds),
            Slowest {
                typed: "مح".to_owned(),
                milliseconds: 17.0
            }
        );
    }

    #[test]
    fn a_keystroke_is_held_against_the_yardstick_of_its_run() {
        let within = [round(5.0, 16.0)];
        assert_eq!(faults(&within, opening(1000), BUDGETS), [""; 0]);
        let over = [round(5.0, 16.1)];
        assert_eq!(faults(&over, opening(1000), BUDGETS).len(), 1);
        let mut slower = round(5.0, 30.0);
        slower.yardstick = vec![16.0];
        assert_eq!(faults(&[slower], opening(1000), BUDGETS), [""; 0]);
    }

    #[test]
    fn so_many_bytes_may_be_loaded() {
        let faults = faults(&[round(5.0, 5.0)], opening(1001), BUDGETS);
        assert_eq!(faults, ["the search loads 1001 bytes, budget 1000"]);
    }

    #[test]
    fn a_processor_that_was_not_slowed_down_is_a_fault() {
        let mut round = round(5.0, 5.0);
        round.unslowed = round.yardstick.clone();
        assert_eq!(faults(&[round], opening(1), BUDGETS).len(), 1);
    }

    #[test]
    fn no_round_is_no_success() {
        assert!(!faults(&[], opening(1), BUDGETS).is_empty());
    }

    #[test]
    fn every_query_has_a_row() {
        let tables = tables(&[round(5.0, 6.0)], opening(1));
        for (_, text) in QUERIES {
            assert!(tables.contains(text), "{text}");
        }
    }
}

// Days are counted from 1970-01-01, as in the overlay: no clock, no time zone.
const DAY_MS = 86400000;

function readDay(text) {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text || "");
  return match ? Math.round(Date.UTC(+match[1], match[2] - 1, +match[3]) / DAY_MS) : null;
}

function writeDay(day) {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

// Made once each: making one takes longer than a hundred uses.
const WRITERS = new Map();

function dayWriter(language, form) {
  const key = language + JSON.stringify(form);
  if (!WRITERS.has(key)) {
    WRITERS.set(key, new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { timeZone: "UTC", ...form }));
  }
  return WRITERS.get(key);
}

// "Tuesday 4 November 2025"; `form` names the parts wanted.
function dayInWords(day, language, form) {
  return dayWriter(language, form).format(new Date(day * DAY_MS)).replace(",", "");
}

const LONG_DAY = { weekday: "long", day: "numeric", month: "long", year: "numeric" };
const SHORT_DAY = { day: "numeric", month: "short" };
const MEDIUM_DAY = { weekday: "short", day: "numeric", month: "short", year: "numeric" };

// How many of these days, in order, have come by a day.
function countUpTo(days, day) {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle] <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

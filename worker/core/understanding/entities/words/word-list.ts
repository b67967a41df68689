// The shape of a language's words for numbers, dates and times. One data file a language beside this one; read by the
// date and money scanners through lexicon.ts.
//
// A list is words separated by spaces, each `word` or `word:value`; `_` stands for a space inside a phrase; a leading `~` marks a
// word that is also an ordinary word ("may", "sun") and needs company. Everything is lower case without accents (Latin).

export interface WordList {
  /** Cardinal and ordinal numbers with their values. */
  readonly n: string;
  readonly o?: string;
  /** Months 1-12, weekdays 1 (Monday) - 7, days relative to today. */
  readonly mo: string;
  readonly wd: string;
  readonly rd: string;
  /** Units: s min h d wk fn mon q y dec cen, wkend, bd (working day). */
  readonly u: string;
  /** this:0 next:1 last:-1, and words that say so after the unit. */
  readonly md: string;
  readonly ago?: string;
  readonly later?: string;
  /** Before a quantity: in three days. */
  readonly in?: string;
  /** Parts of a day, by hour. */
  readonly pt: string;
  /** am:0 pm:12 */
  readonly ap?: string;
  /** After an hour: o'clock, Uhr. */
  readonly oc?: string;
  readonly now?: string;
  /** Holidays by key, see holidays.ts. */
  readonly hol?: string;
  /** begin:0 mid:1 end:2 */
  readonly edge?: string;
  /** Seasons: 1 spring .. 4 winter. */
  readonly sea?: string;
  /** Joins parts of one date and means nothing else. */
  readonly g: string;
  /** Before a clock time. */
  readonly at?: string;
  readonly from?: string;
  readonly to?: string;
  readonly and?: string;
  readonly bef?: string;
  readonly aft?: string;
  /** Fractions: half:0.5 quarter:0.25; past:1 to:-1 of the hour. */
  readonly fr?: string;
  readonly pa?: string;
  /** Endings and beginnings that may be cut off a word before it is looked up. */
  readonly suffixes?: string;
  readonly prefixes?: string;
  /** Words are written without spaces between them. */
  readonly unspaced?: true;
  /** Words are compounds ("Montagabend"). */
  readonly compounds?: true;
  /** 03/04 is the third of April. */
  readonly dayFirst?: false;
}

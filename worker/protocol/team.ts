/** Who is at the desk and what they can: teams, inboxes with their hours, profiles of members. Bodies of routes/teams. */
import * as v from 'valibot';
import { ListCursor } from '#protocol/list';
import { InboxId, MemberId, TeamId } from '#protocol/ids';
import { plainText } from '#protocol/text';

const Name = v.pipe(plainText(80), v.trim(), v.minLength(1, 'a name'));
/** A word for what somebody can: `billing`, `refunds`. */
const Skill = v.pipe(
  v.string(),
  v.trim(),
  v.toLowerCase(),
  v.regex(/^[\p{L}\p{N}][\p{L}\p{N} _-]{0,39}$/u),
);
const Skills = v.pipe(v.array(Skill), v.maxLength(30));
/** ISO 639-1. */
const Language = v.pipe(v.string(), v.toLowerCase(), v.regex(/^[a-z]{2}$/, 'ISO 639-1, like pt'));
const Languages = v.pipe(v.array(Language), v.maxLength(30));

export const TeamRequest = v.strictObject({
  name: Name,
  memberIds: v.optional(v.pipe(v.array(MemberId), v.maxLength(500)), []),
  skills: v.optional(Skills, []),
});
export type TeamRequest = v.InferOutput<typeof TeamRequest>;
export const Team = v.object({
  id: TeamId,
  name: v.string(),
  memberIds: v.array(v.string()),
  skills: v.array(v.string()),
});
export type Team = v.InferOutput<typeof Team>;

export const Clock = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'HH:MM'));
/** Opening on a weekday, 1 Monday … 7 Sunday; over midnight it is two of them. */
export const Opening = v.pipe(
  v.strictObject({
    day: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7)),
    from: Clock,
    to: Clock,
  }),
  v.check(({ from, to }) => from < to, 'from before to'),
);
export type Opening = v.InferOutput<typeof Opening>;
export const Hours = v.pipe(v.array(Opening), v.maxLength(50));
export const Zone = v.pipe(
  v.string(),
  v.maxLength(64),
  v.check((zone) => {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
    } catch {
      return false;
    }
  }, 'an IANA time zone, like Europe/Warsaw'),
);
const Day = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\d$/, 'a date, YYYY-MM-DD'),
  v.check(
    (day) => new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day) === true,
    'a day that exists',
  ),
);
/** Closed all day; in the inbox's own time zone. A bare date is one without a name. */
export const Holiday = v.strictObject({
  date: Day,
  name: v.optional(v.pipe(plainText(80), v.trim()), ''),
});
export type Holiday = v.InferOutput<typeof Holiday>;
const Holidays = v.pipe(
  v.array(
    v.union([
      Holiday,
      v.pipe(
        Day,
        v.transform((date): Holiday => ({ date, name: '' })),
      ),
    ]),
  ),
  v.maxLength(400),
);
/** When nobody of the inbox's team is free: it waits for them, or anybody at the desk may be asked. */
export const Overflow = v.picklist(['team', 'anyone']);
export type Overflow = v.InferOutput<typeof Overflow>;
/** Half a minute, less than which nobody can come, to a day. */
const WaitLimit = v.pipe(v.number(), v.integer(), v.minValue(30_000), v.maxValue(86_400_000));

export const InboxRequest = v.strictObject({
  name: Name,
  isDefault: v.optional(v.boolean(), false),
  teamId: v.optional(v.nullable(TeamId), null),
  languages: v.optional(Languages, []),
  zone: v.optional(Zone, 'UTC'),
  /** Empty is always open. */
  hours: v.optional(Hours, []),
  holidays: v.optional(Holidays, []),
  /** How long the queue may hold the floor here; null is the tenant's setting. */
  waitLimitMs: v.optional(v.nullable(WaitLimit), null),
  overflow: v.optional(Overflow, 'team'),
});
export type InboxRequest = v.InferOutput<typeof InboxRequest>;
export const TeamInbox = v.object({
  id: InboxId,
  name: v.string(),
  isDefault: v.boolean(),
  teamId: v.nullable(v.string()),
  languages: v.array(v.string()),
  zone: v.string(),
  hours: Hours,
  holidays: v.array(v.object({ date: v.string(), name: v.string() })),
  waitLimitMs: v.nullable(v.number()),
  overflow: Overflow,
});
export type TeamInbox = v.InferOutput<typeof TeamInbox>;
/** With how it is at this moment. */
export const ListedInbox = v.object({
  ...TeamInbox.entries,
  isOpen: v.boolean(),
  /** While it is closed: when it opens; null when not within three weeks. */
  opensAt: v.nullable(v.string()),
  /** While it is open: when it closes; null when it never does. */
  closesAt: v.nullable(v.string()),
});
export type ListedInbox = v.InferOutput<typeof ListedInbox>;
export const InboxList = v.object({ inboxes: v.array(ListedInbox), cursor: ListCursor });

export const Availability = v.picklist(['online', 'away']);
export type Availability = v.InferOutput<typeof Availability>;
export const ProfileRequest = v.strictObject({
  skills: v.optional(Skills, []),
  languages: v.optional(Languages, []),
  /** Conversations at once. */
  capacity: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)), 5),
});
export type ProfileRequest = v.InferOutput<typeof ProfileRequest>;
export const AvailabilityRequest = v.strictObject({ availability: Availability });
export const Profile = v.object({
  memberId: MemberId,
  availability: Availability,
  /** Has a window open right now. */
  isOnline: v.boolean(),
  skills: v.array(v.string()),
  languages: v.array(v.string()),
  capacity: v.number(),
  /** Conversations whose floor is theirs. */
  load: v.number(),
});
export type Profile = v.InferOutput<typeof Profile>;

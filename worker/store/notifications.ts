/** What members were told and where they want to be told. Implements ports/notifications. */
import { and, count, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Notifications, TargetRow } from '#ports/notifications';
import type { Notification, NotificationPreferences } from '#protocol/notification';
import { ProfileRequest } from '#protocol/team';
import { contains } from '#worker/store/contains';
import { guarded } from '#worker/store/database';
import type { Database } from '#worker/store/database';
import { memberProfile, notification, notificationTarget } from '#worker/store/desk-schema';
import * as v from 'valibot';

const among = (column: unknown, ids: string[]) =>
  sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;

export function notificationStore(db: Database): Notifications {
  const own = (tenantId: string, memberId: string) =>
    and(eq(notification.tenantId, tenantId), eq(notification.memberId, memberId));
  return {
    add: async (tenantId, memberIds, { id, kind, conversationId, at }, since) => {
      const added = await guarded(
        db.all<{ member_id: string }>(sql`
          INSERT INTO notification (tenant_id, id, member_id, kind, conversation_id, at, read_at, count)
          SELECT ${tenantId}, ${id}, value, ${kind}, ${conversationId}, ${at}, NULL, 1
          FROM json_each(${JSON.stringify(memberIds)}) WHERE true
          ON CONFLICT DO NOTHING RETURNING member_id`),
      );
      const isNew = added.map(({ member_id }) => member_id);
      if (isNew.length === 0) return new Map();
      const counted = await guarded(
        db
          .select({ memberId: notification.memberId, recent: count() })
          .from(notification)
          .where(
            and(
              eq(notification.tenantId, tenantId),
              among(notification.memberId, isNew),
              gt(notification.at, since),
              sql`(${notification.at}, ${notification.id}) < (${at}, ${id})`,
            ),
          )
          .groupBy(notification.memberId),
      );
      const recent = new Map(counted.map((one) => [one.memberId, one.recent]));
      return new Map(isNew.map((memberId) => [memberId, recent.get(memberId) ?? 0]));
    },
    fold: async (tenantId, memberIds, { id, kind, at }, since) => {
      const lines = await guarded(
        db.all<{ member_id: string; line: string | null }>(sql`
          SELECT j.value AS member_id, (
            SELECT n.id FROM notification n
            WHERE n.tenant_id = ${tenantId} AND n.member_id = j.value AND n.kind = ${kind}
              AND n.read_at IS NULL AND n.count > 0 AND n.at > ${since} AND (n.at, n.id) < (${at}, ${id})
            ORDER BY n.count DESC, n.at, n.id LIMIT 1) AS line
          FROM json_each(${JSON.stringify(memberIds)}) j`),
      );
      const found = lines.filter(({ line }) => line !== null);
      if (found.length === 0) return new Map();
      const of = eq(notification.tenantId, tenantId);
      const whose = found.map(({ member_id }) => member_id);
      const places = JSON.stringify(found.map(({ member_id, line }) => [member_id, line]));
      const [, told] = await guarded(
        db.batch([
          // Zero is no line of its own; it stays, so that it is not told again.
          db
            .update(notification)
            .set({ count: 0 })
            .where(and(of, eq(notification.id, id), among(notification.memberId, whose))),
          db
            .update(notification)
            // Read in this moment: it stands for something new again.
            .set({ count: sql`${notification.count} + 1`, readAt: null })
            .where(
              and(
                of,
                sql`(${notification.memberId}, ${notification.id}) IN (
                  SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(${places}))`,
              ),
            )
            .returning({
              memberId: notification.memberId,
              id: notification.id,
              count: notification.count,
              at: notification.at,
            }),
        ]),
      );
      return new Map(told.map(({ memberId, ...line }) => [memberId, line]));
    },
    page: async (tenantId, memberId, { cursor, limit, q }) => {
      const [isRead, at, ...id] = cursor?.split('~') ?? [];
      const isDone = sql<number>`(${notification.readAt} IS NOT NULL)`;
      const [rows, unread] = await guarded(
        db.batch([
          db
            .select()
            .from(notification)
            .where(
              and(
                own(tenantId, memberId),
                gt(notification.count, 0),
                q ? contains(notification.kind, q) : undefined,
                isRead === undefined
                  ? undefined
                  : sql`(1 - ${isDone}, ${notification.at}, ${notification.id})
                      < (${1 - Number(isRead)}, ${Number(at)}, ${id.join('~')})`,
              ),
            )
            .orderBy(isDone, desc(notification.at), desc(notification.id))
            .limit(limit + 1),
          db
            .select({ unread: count() })
            .from(notification)
            .where(
              and(own(tenantId, memberId), isNull(notification.readAt), gt(notification.count, 0)),
            ),
        ]),
      );
      const shown = rows.slice(0, limit);
      const end = shown.at(-1);
      return {
        notifications: shown.map(notificationFrom),
        unread: unread[0]?.unread ?? 0,
        cursor:
          rows.length > limit && end ? `${end.readAt === null ? 0 : 1}~${end.at}~${end.id}` : null,
      };
    },
    read: async (tenantId, memberId, ids, now) => {
      await guarded(
        db
          .update(notification)
          .set({ readAt: now })
          .where(
            and(
              own(tenantId, memberId),
              isNull(notification.readAt),
              ids ? among(notification.id, ids) : undefined,
            ),
          ),
      );
    },
    preferences: async (tenantId, memberIds) => {
      const rows = await guarded(
        db
          .select({ id: memberProfile.memberId, preferences: memberProfile.preferences })
          .from(memberProfile)
          .where(
            and(eq(memberProfile.tenantId, tenantId), among(memberProfile.memberId, memberIds)),
          )
          .all(),
      );
      return new Map(
        rows.map(({ id, preferences }) => [id, preferences as NotificationPreferences]),
      );
    },
    savePreferences: async (tenantId, memberId, preferences, now) => {
      await guarded(
        db
          .insert(memberProfile)
          .values({
            tenantId,
            memberId,
            ...v.parse(ProfileRequest, {}),
            availability: 'online',
            preferences,
            updatedAt: now,
          })
          .onConflictDoUpdate({
            target: [memberProfile.tenantId, memberProfile.memberId],
            set: { preferences, updatedAt: now },
          }),
      );
    },
    targets: async (tenantId, memberIds) =>
      (await guarded(
        db
          .select()
          .from(notificationTarget)
          .where(
            and(
              eq(notificationTarget.tenantId, tenantId),
              memberIds === null
                ? isNull(notificationTarget.memberId)
                : among(notificationTarget.memberId, memberIds),
            ),
          )
          .all(),
      )) as TargetRow[],
    addTarget: async (row) => {
      await guarded(
        db
          .insert(notificationTarget)
          .values(row)
          .onConflictDoUpdate({
            target: [
              notificationTarget.tenantId,
              notificationTarget.memberId,
              notificationTarget.addressIndex,
            ],
            set: { id: row.id, addressSealed: row.addressSealed, failures: 0, lastError: null },
          }),
      );
    },
    dropTarget: async (tenantId, id, memberId) => {
      const gone = await guarded(
        db
          .delete(notificationTarget)
          .where(
            and(
              eq(notificationTarget.tenantId, tenantId),
              eq(notificationTarget.id, id),
              memberId === null
                ? isNull(notificationTarget.memberId)
                : eq(notificationTarget.memberId, memberId),
            ),
          )
          .returning({ id: notificationTarget.id }),
      );
      return gone.length > 0;
    },
    failed: async (tenantId, id, error) => {
      await guarded(
        db
          .update(notificationTarget)
          .set({
            failures: error === null ? 0 : sql`${notificationTarget.failures} + 1`,
            lastError: error,
          })
          .where(and(eq(notificationTarget.tenantId, tenantId), eq(notificationTarget.id, id))),
      );
    },
  };
}

const notificationFrom = (row: typeof notification.$inferSelect): Notification =>
  ({
    id: row.id,
    kind: row.kind,
    conversationId: row.conversationId,
    at: new Date(row.at).toISOString(),
    readAt: row.readAt === null ? null : new Date(row.readAt).toISOString(),
    count: row.count,
  }) as Notification;

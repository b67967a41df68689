/** What members were told and where they want to be told. Implements ports/notifications. */
import { and, count, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Notifications, TargetRow } from '#ports/notifications';
import type { Notification, NotificationPreferences } from '#protocol/notification';
import { ProfileRequest } from '#protocol/team';
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
    add: async (tenantId, told, since) => {
      const [added, counted] = await guarded(
        db.batch([
          db
            .insert(notification)
            .values({ tenantId, ...told, readAt: null, count: 1 })
            .onConflictDoNothing()
            .returning({ id: notification.id }),
          db
            .select({ recent: count() })
            .from(notification)
            .where(and(own(tenantId, told.memberId), gt(notification.at, since))),
        ]),
      );
      // Itself is among those counted.
      return added.length === 0 ? null : (counted[0]?.recent ?? 1) - 1;
    },
    fold: async (tenantId, { id, memberId, kind }) => {
      await guarded(
        db.run(sql`
          UPDATE notification SET count = count + 1
          WHERE tenant_id = ${tenantId} AND member_id = ${memberId} AND id = (
            SELECT id FROM notification
            WHERE tenant_id = ${tenantId} AND member_id = ${memberId} AND kind = ${kind}
              AND read_at IS NULL AND id <> ${id}
            ORDER BY at DESC LIMIT 1)`),
      );
    },
    page: async (tenantId, memberId, limit) => {
      const [rows, unread] = await guarded(
        db.batch([
          db
            .select()
            .from(notification)
            .where(own(tenantId, memberId))
            .orderBy(desc(notification.at), desc(notification.id))
            .limit(limit),
          db
            .select({ unread: count() })
            .from(notification)
            .where(and(own(tenantId, memberId), isNull(notification.readAt))),
        ]),
      );
      return {
        notifications: rows.map(
          (row) =>
            ({
              id: row.id,
              kind: row.kind,
              conversationId: row.conversationId,
              at: new Date(row.at).toISOString(),
              readAt: row.readAt === null ? null : new Date(row.readAt).toISOString(),
              count: row.count,
            }) as Notification,
        ),
        unread: unread[0]?.unread ?? 0,
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

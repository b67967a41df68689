/** Teams, inboxes and profiles of members. Implements ports/teams. */
import { and, asc, eq, sql } from 'drizzle-orm';
import type { StoredProfile, Teams } from '#ports/teams';
import { ProfileRequest } from '#protocol/team';
import type { Availability, Holiday, Team, TeamInbox } from '#protocol/team';
import { guarded } from '#worker/store/database';
import type { Database } from '#worker/store/database';
import { inbox, memberProfile, team } from '#worker/store/desk-schema';
import { member } from '#worker/store/schema';
import * as v from 'valibot';

const usual = v.parse(ProfileRequest, {});

export function teamStore(db: Database): Teams {
  const teamOf = (tenantId: string, id: string) =>
    and(eq(team.tenantId, tenantId), eq(team.id, id));
  const inboxOf = (tenantId: string, id: string) =>
    and(eq(inbox.tenantId, tenantId), eq(inbox.id, id));
  const teams = (tenantId: string) =>
    db.select().from(team).where(eq(team.tenantId, tenantId)).orderBy(asc(team.name), team.id);
  const inboxes = (tenantId: string) =>
    db
      .select()
      .from(inbox)
      .where(eq(inbox.tenantId, tenantId))
      .orderBy(asc(inbox.createdAt), inbox.id);
  /** Everybody who is active, whether they have a profile or not. */
  const members = (tenantId: string) =>
    db
      .select({
        memberId: member.id,
        role: member.role,
        nameSealed: member.nameSealed,
        availability: memberProfile.availability,
        skills: memberProfile.skills,
        languages: memberProfile.languages,
        capacity: memberProfile.capacity,
      })
      .from(member)
      .leftJoin(
        memberProfile,
        and(eq(memberProfile.tenantId, member.tenantId), eq(memberProfile.memberId, member.id)),
      )
      .where(and(eq(member.tenantId, tenantId), eq(member.status, 'active')))
      .orderBy(member.id);
  return {
    teams: async (tenantId) => (await guarded(teams(tenantId).all())).map(teamFrom),
    team: async (tenantId, id) => {
      const row = await guarded(db.select().from(team).where(teamOf(tenantId, id)).get());
      return row ? teamFrom(row) : null;
    },
    saveTeam: async (tenantId, id, request, now) => {
      await guarded(
        db
          .insert(team)
          .values({ tenantId, id, ...request, createdAt: now })
          .onConflictDoUpdate({ target: [team.tenantId, team.id], set: request }),
      );
    },
    dropTeam: async (tenantId, id) => {
      const [gone] = await guarded(
        db.batch([
          db.delete(team).where(teamOf(tenantId, id)).returning({ id: team.id }),
          db
            .update(inbox)
            .set({ teamId: null })
            .where(and(eq(inbox.tenantId, tenantId), eq(inbox.teamId, id))),
        ]),
      );
      return gone.length > 0;
    },
    inboxes: async (tenantId) => (await guarded(inboxes(tenantId).all())).map(inboxFrom),
    inbox: async (tenantId, id) => {
      const row = await guarded(db.select().from(inbox).where(inboxOf(tenantId, id)).get());
      return row ? inboxFrom(row) : null;
    },
    saveInbox: async (tenantId, id, request, now) => {
      const save = db
        .insert(inbox)
        .values({ tenantId, id, ...request, createdAt: now })
        .onConflictDoUpdate({ target: [inbox.tenantId, inbox.id], set: request });
      const onlyOne = db
        .update(inbox)
        .set({ isDefault: false })
        .where(and(eq(inbox.tenantId, tenantId), sql`${inbox.id} <> ${id}`));
      await (request.isDefault ? guarded(db.batch([save, onlyOne])) : guarded(save));
    },
    dropInbox: async (tenantId, id) => {
      const gone = await guarded(
        db.delete(inbox).where(inboxOf(tenantId, id)).returning({ id: inbox.id }),
      );
      return gone.length > 0;
    },
    profiles: async (tenantId) => (await guarded(members(tenantId).all())).map(profileFrom),
    saveProfile: async (tenantId, memberId, profile, now) => {
      await guarded(
        db
          .insert(memberProfile)
          .values({
            tenantId,
            memberId,
            ...profile,
            availability: 'online',
            preferences: {},
            updatedAt: now,
          })
          .onConflictDoUpdate({
            target: [memberProfile.tenantId, memberProfile.memberId],
            set: { ...profile, updatedAt: now },
          }),
      );
    },
    saveAvailability: async (tenantId, memberId, availability, now) => {
      await guarded(
        db
          .insert(memberProfile)
          .values({ tenantId, memberId, ...usual, availability, preferences: {}, updatedAt: now })
          .onConflictDoUpdate({
            target: [memberProfile.tenantId, memberProfile.memberId],
            set: { availability, updatedAt: now },
          }),
      );
    },
    desk: async (tenantId) => {
      const [teamRows, inboxRows, memberRows] = await guarded(
        db.batch([teams(tenantId), inboxes(tenantId), members(tenantId)]),
      );
      return {
        teams: teamRows.map(teamFrom),
        inboxes: inboxRows.map(inboxFrom),
        members: memberRows
          .filter(({ role }) => role !== 'viewer')
          .map((row) => ({
            memberId: row.memberId,
            role: row.role,
            nameSealed: row.nameSealed,
            profile: profileFrom(row),
          })),
      };
    },
  };
}

function teamFrom({ id, name, memberIds, skills }: typeof team.$inferSelect): Team {
  return { id: id as Team['id'], name, memberIds, skills };
}

function inboxFrom(row: typeof inbox.$inferSelect): TeamInbox {
  const { tenantId: _tenant, createdAt: _at, ...rest } = row;
  // Until they had names, holidays were bare dates.
  const holidays = (rest.holidays as (string | Holiday)[]).map((day) =>
    typeof day === 'string' ? { date: day, name: '' } : day,
  );
  return { ...rest, holidays } as TeamInbox;
}

interface ProfileRow {
  memberId: string;
  availability: string | null;
  skills: string[] | null;
  languages: string[] | null;
  capacity: number | null;
}

function profileFrom(row: ProfileRow): StoredProfile {
  return {
    memberId: row.memberId,
    availability: (row.availability ?? 'online') as Availability,
    skills: row.skills ?? usual.skills,
    languages: row.languages ?? usual.languages,
    capacity: row.capacity ?? usual.capacity,
  };
}

/** Colleagues and teams by name, for what the inbox shows, assigns and mentions. Loaded once for the page. */
import type { Member, MemberPage } from '#protocol/member';
import type { Profile, Team } from '#protocol/team';
import { api } from '../api.ts';
import { useResource } from '../resource.ts';

export interface People {
  members: Member[];
  teams: Team[];
  profiles: Profile[];
  /** Undefined for who has left. */
  nameOf: (memberId: string | null | undefined) => string | undefined;
  teamOf: (teamId: string | null | undefined) => string | undefined;
}

/** Names change rarely, who is there often. */
const everyMs = 60_000;
/** The longest page the server gives. */
const most = 200;

export function usePeople(): People {
  const found = useResource(
    'people',
    async (signal) => {
      const [people, { teams }, { profiles }] = await Promise.all([
        api<MemberPage>('/v1/admin/members', { query: { limit: most }, signal }),
        api<{ teams: Team[] }>('/v1/admin/teams', { signal }),
        api<{ profiles: Profile[] }>('/v1/admin/profiles', { signal }),
      ]);
      return { members: people.members, teams, profiles };
    },
    { everyMs },
  );
  const { members = [], teams = [], profiles = [] } = found.data ?? {};
  return {
    members: members.filter(({ status }) => status === 'active'),
    teams,
    profiles,
    nameOf: (id) => members.find((one) => one.id === id)?.name,
    teamOf: (id) => teams.find((one) => one.id === id)?.name,
  };
}

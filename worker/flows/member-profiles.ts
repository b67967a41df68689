/** What every member can, whether they are there, and how much they have. Used by routes/teams and routing. */
import type { ConversationList } from '#ports/conversation-list';
import type { Inbox } from '#ports/inbox';
import type { Teams } from '#ports/teams';
import type { Profile } from '#protocol/team';

export interface ProfilesDeps {
  teams: Teams;
  inbox: Inbox;
  conversationList: ConversationList;
}

export async function memberProfiles(tenantId: string, deps: ProfilesDeps): Promise<Profile[]> {
  const [profiles, online, loads] = await Promise.all([
    deps.teams.profiles(tenantId),
    deps.inbox.online(tenantId),
    deps.conversationList.loads(tenantId),
  ]);
  return profiles.map((profile) => ({
    ...profile,
    memberId: profile.memberId as Profile['memberId'],
    isOnline: online.has(profile.memberId),
    load: loads.get(profile.memberId) ?? 0,
  }));
}

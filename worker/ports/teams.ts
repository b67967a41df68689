/** Teams, inboxes and what members can, as stored. Implemented by store/teams. */
import type {
  Availability,
  InboxRequest,
  ProfileRequest,
  Team,
  TeamInbox,
  TeamRequest,
} from '#protocol/team';

export interface StoredProfile extends ProfileRequest {
  memberId: string;
  availability: Availability;
}

/** Everything that routing looks at, but for who is online. */
export interface DeskRows {
  teams: Team[];
  inboxes: TeamInbox[];
  /** Of everybody who may take a conversation; names are sealed. */
  members: { memberId: string; role: string; nameSealed: string; profile: StoredProfile }[];
}

export interface Teams {
  teams(tenantId: string): Promise<Team[]>;
  team(tenantId: string, id: string): Promise<Team | null>;
  saveTeam(tenantId: string, id: string, team: TeamRequest, now: number): Promise<void>;
  /** False when there was none. */
  dropTeam(tenantId: string, id: string): Promise<boolean>;
  inboxes(tenantId: string): Promise<TeamInbox[]>;
  inbox(tenantId: string, id: string): Promise<TeamInbox | null>;
  saveInbox(tenantId: string, id: string, inbox: InboxRequest, now: number): Promise<void>;
  dropInbox(tenantId: string, id: string): Promise<boolean>;
  /** What was never said is the default. */
  profiles(tenantId: string): Promise<StoredProfile[]>;
  saveProfile(
    tenantId: string,
    memberId: string,
    profile: ProfileRequest,
    now: number,
  ): Promise<void>;
  saveAvailability(
    tenantId: string,
    memberId: string,
    availability: Availability,
    now: number,
  ): Promise<void>;
  desk(tenantId: string): Promise<DeskRows>;
}

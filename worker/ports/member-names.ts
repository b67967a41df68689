/** The sealed names of a tenant's members, by id. Implemented by store/member-names, opened by flows/member-names. */
export interface MemberNames {
  sealed(tenantId: string, memberIds: string[]): Promise<Map<string, string>>;
}

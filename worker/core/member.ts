/** Rules about the people of a tenant: what one address is, who may change whom. Pure. */
import { may, mayGiveRole } from '#core/permission';
import type { Actor } from '#core/permission';

/** Addresses that differ in case or in the form of their letters are one. */
export const plainEmail = (email: string): string => email.trim().normalize('NFKC').toLowerCase();

/** Nobody changes somebody above the own rank, nor another owner of the installation. */
export const mayChange = (actor: Actor, member: { role: string; isPlatformOwner: boolean }) =>
  may(actor, 'member.write') &&
  mayGiveRole(actor, member.role) &&
  (!member.isPlatformOwner || actor.isPlatformOwner === true);

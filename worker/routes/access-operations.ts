/** Staff routes of signing in, one's account, people, keys, tenants, the audit trail and the error log, for OpenAPI. */
import { ListQuery } from '#protocol/list';
import { Analytics, AnalyticsExportFilter, AnalyticsFilter } from '#protocol/analytics';
import * as access from '#protocol/access';
import * as audit from '#protocol/audit';
import { FailureFilter, FailureList } from '#protocol/failure';
import * as member from '#protocol/member';
import * as tenant from '#protocol/tenant';
import { op } from '#worker/routes/staff-operation';
import type { StaffOperation } from '#worker/routes/staff-operation';

const { Done, SignInAnswer, RecoveryCodes } = access;

export const accessOperations: StaffOperation[] = [
  op('get', '/sign-in/options', 'open', 'Which ways in there are', {
    answer: access.SignInOptions,
  }),
  op('post', '/sign-in', 'open', 'Sign in by one-time link, or by e-mail and password', {
    body: access.SignInRequest,
    answer: SignInAnswer,
  }),
  op('post', '/sign-in/code', 'half', 'The second factor', {
    body: access.CodeRequest,
    answer: SignInAnswer,
  }),
  op('post', '/step-up', 'half', 'Confirm who you are, for dangerous acts', {
    body: access.StepUpRequest,
    answer: SignInAnswer,
  }),
  op('post', '/password-reset', 'open', 'Mail a link for a new password', {
    body: access.ResetRequest,
    answer: Done,
    status: 202,
  }),
  op('post', '/password-reset/confirm', 'open', 'Set a new password by link', {
    body: access.ResetConfirmation,
    answer: Done,
  }),
  op('post', '/csp-reports', 'open', 'What a browser refused to run on our pages', {
    status: 204,
  }),
  op('get', '/me', 'half', 'Who is signed in, and what they may do', { answer: access.Me }),
  op('post', '/sign-out', 'half', 'End this session', { status: 204 }),
  op('get', '/oidc/start', 'open', 'Sign in through the company’s identity provider', {
    status: 302,
  }),
  op('get', '/oidc/callback', 'open', 'Where the provider sends the browser back', { status: 302 }),
  op('get', '/account', 'account.read', 'One’s own account', { answer: access.Account }),
  op('patch', '/account', 'account.write', 'Change one’s name', {
    body: access.NameChange,
    answer: Done,
  }),
  op('post', '/account/password', 'account.security', 'Set a new password', {
    body: access.PasswordChange,
    answer: Done,
  }),
  op('post', '/account/email', 'account.security', 'Another address', {
    body: access.EmailChange,
    answer: Done,
  }),
  op('post', '/account/totp', 'account.security', 'A secret for an authenticator', {
    answer: access.TotpSecret,
  }),
  op('post', '/account/totp/confirm', 'account.security', 'Turn the second factor on', {
    body: access.TotpConfirmation,
    answer: RecoveryCodes,
  }),
  op('post', '/account/totp/remove', 'account.security', 'Turn the second factor off', {
    body: access.TotpRemoval,
    answer: Done,
  }),
  op('post', '/account/recovery-codes', 'account.security', 'New recovery codes', {
    answer: RecoveryCodes,
  }),
  op('get', '/account/sessions', 'account.read', 'One’s own sessions', {
    answer: access.SessionList,
  }),
  op('delete', '/account/sessions', 'account.write', 'End all others', { status: 204 }),
  op('delete', '/account/sessions/{id}', 'account.write', 'End one', { status: 204 }),
  op('get', '/members', 'member.read', 'The people of the company', {
    filter: member.MemberFilter,
    answer: member.MemberPage,
  }),
  op('get', '/members/{id}', 'member.read', 'One of them', { answer: member.Member }),
  op('patch', '/members/{id}', 'member.write', 'Role, grants, disabled or not', {
    body: member.MemberChange,
    answer: member.Member,
  }),
  op('delete', '/members/{id}', 'member.write', 'Remove; can be undone', {
    answer: member.Member,
  }),
  op('post', '/members/{id}/restore', 'member.write', 'Undo a removal', {
    answer: member.Member,
  }),
  op('post', '/members/{id}/reset', 'member.write', 'A way back in', {
    body: member.MemberReset,
    answer: member.MemberResetAnswer,
  }),
  op('get', '/members/{id}/sessions', 'member.manage', 'Somebody’s sessions', {
    answer: access.SessionList,
  }),
  op('delete', '/members/{id}/sessions', 'session.revoke', 'End them', { status: 204 }),
  op('get', '/invitations', 'invitation.read', 'Open invitations', {
    filter: ListQuery,
    answer: member.InvitationList,
  }),
  op('post', '/invitations', 'invitation.write', 'Invite somebody', {
    body: member.InvitationRequest,
    answer: member.InvitationAnswer,
    status: 201,
  }),
  op('delete', '/invitations/{id}', 'invitation.write', 'Take it back', { status: 204 }),
  op('post', '/invitations/accept', 'open', 'Accept, with the link and the address', {
    body: member.InvitationAcceptance,
    answer: Done,
  }),
  op('get', '/api-keys', 'api-key.read', 'Keys of scripts', {
    filter: ListQuery,
    answer: member.ApiKeyList,
  }),
  op('post', '/api-keys', 'api-key.write', 'A new key, shown once', {
    body: member.ApiKeyRequest,
    answer: member.ApiKeyAnswer,
    status: 201,
  }),
  op('delete', '/api-keys/{id}', 'api-key.write', 'Revoke at once', { status: 204 }),
  op('get', '/tenants', 'tenant.read', 'Companies of the installation', {
    filter: ListQuery,
    answer: tenant.TenantList,
  }),
  op('post', '/tenants', 'tenant.write', 'A new company and its owner’s invitation', {
    body: tenant.TenantRequest,
    answer: tenant.TenantAnswer,
    status: 201,
  }),
  op('get', '/tenants/{id}', 'tenant.read', 'One of them', { answer: tenant.TenantInfo }),
  op('patch', '/tenants/{id}', 'tenant.write', 'Name, plan, status, sites, branding', {
    body: tenant.TenantChange,
    answer: tenant.TenantInfo,
  }),
  op('post', '/tenants/{id}/site-key', 'tenant.write', 'A new site key', {
    answer: tenant.TenantInfo,
  }),
  op('get', '/audit', 'audit.read', 'Who did what, newest first', {
    filter: audit.AuditFilter,
    answer: audit.AuditPage,
  }),
  op('get', '/audit/check', 'audit.read', 'Whether the chain is whole', {
    answer: audit.AuditCheck,
  }),
  op('get', '/audit/export', 'audit.export', 'All of it, as CSV or JSON', {
    filter: audit.AuditExportFilter,
    download: true,
  }),
  op('get', '/analytics', 'analytics.read', 'How conversations go, and what models cost', {
    filter: AnalyticsFilter,
    answer: Analytics,
  }),
  op('get', '/analytics/export', 'analytics.read', 'A table of it, as CSV', {
    filter: AnalyticsExportFilter,
    download: true,
  }),
  op('get', '/errors', 'error.read', 'What failed outside, counted', {
    filter: FailureFilter,
    answer: FailureList,
  }),
  op('delete', '/errors/{id}', 'error.write', 'Dismiss one', { status: 204 }),
];

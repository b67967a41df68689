/** The staff API: who signs in, and one resource for each collection. Every route but those of signing in has its action. */
import { Hono } from 'hono';
import type { AppTypes } from '#worker/middleware/context';
import { account } from '#worker/routes/account';
import { members } from '#worker/routes/members';
import { invitations } from '#worker/routes/invitations';
import { analytics } from '#worker/routes/analytics';
import { apiKeys } from '#worker/routes/api-keys';
import { tenants } from '#worker/routes/tenants';
import { archive } from '#worker/routes/archive';
import { articles } from '#worker/routes/articles';
import { audit } from '#worker/routes/audit';
import { cannedResponses } from '#worker/routes/canned-responses';
import { copilot } from '#worker/routes/copilot';
import { cspReports } from '#worker/routes/csp-reports';
import { conversations } from '#worker/routes/conversations';
import { conversationFiles } from '#worker/routes/conversation-files';
import { conversationTools } from '#worker/routes/conversation-tools';
import { failures } from '#worker/routes/failures';
import { instructions } from '#worker/routes/instructions';
import { hooks } from '#worker/routes/hooks';
import { integrations } from '#worker/routes/integrations';
import { leads } from '#worker/routes/leads';
import { intents } from '#worker/routes/intents';
import { live } from '#worker/routes/live';
import { macros } from '#worker/routes/macros';
import { memory } from '#worker/routes/memory';
import { prompts } from '#worker/routes/prompts';
import { oidc } from '#worker/routes/oidc';
import { savedViews } from '#worker/routes/saved-views';
import { settings } from '#worker/routes/settings';
import { signIn } from '#worker/routes/sign-in';
import { contacts } from '#worker/routes/contacts';
import { escalations } from '#worker/routes/escalations';
import { notifications } from '#worker/routes/notifications';
import { tickets } from '#worker/routes/tickets';
import { inboxes, profiles, teams } from '#worker/routes/teams';
import { approvals } from '#worker/routes/approvals';
import { tools } from '#worker/routes/tools';
import { webhooks } from '#worker/routes/webhooks';

export const admin = new Hono<AppTypes>()
  .route('/', signIn)
  .route('/oidc', oidc)
  .route('/account', account)
  .route('/members', members)
  .route('/invitations', invitations)
  .route('/api-keys', apiKeys)
  .route('/tenants', tenants)
  .route('/analytics', analytics)
  .route('/audit', audit)
  .route('/errors', failures)
  .route('/articles', articles)
  .route('/archive', archive)
  .route('/canned-responses', cannedResponses)
  .route('/copilot', copilot)
  .route('/csp-reports', cspReports)
  .route('/conversations', conversations)
  .route('/conversations', conversationFiles)
  .route('/conversations', conversationTools)
  .route('/instructions', instructions)
  .route('/hooks', hooks)
  .route('/integrations', integrations)
  .route('/leads', leads)
  .route('/live', live)
  .route('/intents', intents)
  .route('/macros', macros)
  .route('/memory', memory)
  .route('/prompts', prompts)
  .route('/saved-views', savedViews)
  .route('/settings', settings)
  .route('/webhooks', webhooks)
  .route('/tools', tools)
  .route('/approvals', approvals)
  .route('/contacts', contacts)
  .route('/escalations', escalations)
  .route('/tickets', tickets)
  .route('/notifications', notifications)
  .route('/teams', teams)
  .route('/inboxes', inboxes)
  .route('/profiles', profiles);

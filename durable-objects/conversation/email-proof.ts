/**
 * The one-time code by which a visitor proves an address: made, mailed, kept sealed, judged. A right one makes the address the
 * conversation's identity, which a signed identity stands above. Used by tool-desk.
 */
import { codeLimits, judgeCode } from '#core/tool/verify-email';
import type { SentCode } from '#core/tool/verify-email';
import { mayMailStranger, noteProof } from '#flows/stranger-mail';
import type { EmailProof } from '#flows/verify-email';
import { identityPlace } from '#flows/begin-session';
import type { Deps } from '#worker/wiring';
import { words } from '#worker/locales/notices';
import type { Setting } from '#durable-objects/conversation/tool-entry';
import type { Documents } from '#durable-objects/conversation/documents';

const hourMs = 3_600_000;

export function emailProof(setting: Setting, documents: Documents, deps: Deps): EmailProof {
  const { key, tenant, conversationId } = setting;
  const place = { ...identityPlace(tenant.id, conversationId), column: 'email_code' };
  const read = async (): Promise<SentCode | null> => {
    const sealed = documents.emailCode();
    return sealed === null ? null : (JSON.parse(await key.open(sealed, place)) as SentCode);
  };
  const keep = async (sent: SentCode) =>
    documents.saveEmailCode(await key.seal(JSON.stringify(sent), place));
  return {
    async send(email, language) {
      const { mail, limiter, system } = deps;
      if (!mail.isReady) return 'away';
      const before = await read();
      const sent = (before?.sent ?? 0) + 1;
      if (sent > codeLimits.perConversation) return 'over';
      const rule = { name: 'email-code', limit: codeLimits.perAddress, windowMs: hourMs };
      const address = await key.blindIndex(email, 'email-code');
      const lease = await limiter.take(`email-code:${tenant.id}:${address}`, rule);
      if (lease.granted === 0 || !(await mayMailStranger(email, deps))) return 'over';
      const code = String(Math.floor(system.random() * 1_000_000)).padStart(6, '0');
      // Kept first: a code that was mailed and not kept would be of no use.
      await keep({ email, code, expiresAt: system.now() + codeLimits.lastsMs, tries: 0, sent });
      const slots = { code, tenantName: tenant.name };
      try {
        await mail.send({
          to: email,
          subject: words('codeMailSubject', language, slots),
          text: words('codeMailText', language, slots),
        });
      } catch {
        return 'away';
      }
      return 'sent';
    },
    async check(code) {
      const sent = await read();
      const verdict = judgeCode(sent, code, deps.system.now());
      if (!sent || verdict === 'over') return verdict;
      // Counted before it is told, and a right one is right once.
      await keep({ ...sent, tries: verdict === 'right' ? codeLimits.tries : sent.tries + 1 });
      if (verdict === 'right') {
        await noteProof(sent.email, deps).catch(() => undefined);
        setting.identity = { ...setting.identity, email: sent.email };
        if (setting.power === 'anonymous') setting.power = 'email';
        const known = JSON.stringify(setting.identity);
        documents.saveIdentity(await key.seal(known, identityPlace(tenant.id, conversationId)));
      }
      return verdict;
    },
  };
}

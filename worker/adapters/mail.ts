/** The `Mail` port over MAIL_URL, an HTTP mail sink of the operator: one JSON object a letter. */
import type { Mail } from '#ports/mail';
import { outbound } from '#worker/adapters/outbound';

const timeoutMs = 10_000;
/** What ends a header: no address or subject may hold it (S47, S48). */
const controls = /[\u0000-\u001f\u007f\u2028\u2029]/g;

export function mail(url: string): Mail {
  return {
    isReady: url !== '',
    async send({ to, subject, text }) {
      if (url === '') throw new Error('MAIL_URL is not set');
      const letter = {
        to: to.replace(controls, ''),
        subject: subject.replace(controls, ' '),
        text,
      };
      const answered = await outbound(
        url,
        {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(letter),
        },
        { timeoutMs },
      );
      await answered.body?.cancel();
      if (!answered.ok) throw new Error(`the mail sink answered ${answered.status}`);
    },
  };
}

/**
 * The life of a tenant's prompt: written as a draft, tried against the knowledge, published as the next version, or an earlier version
 * brought back to the letter. A draft is never used for visitors (S73).
 */
import { diffLines } from '#core/prompt';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import type { Tenant } from '#core/tenant';
import { answer } from '#flows/answer';
import type { AnswerDeps } from '#flows/answer';
import type { Prompts } from '#ports/prompts';
import type { System } from '#ports/system';
import type { DiffLine, PromptDraft, PromptState, PromptTest } from '#protocol/prompt';

interface Deps {
  prompts: Prompts;
  system: System;
}

export async function promptState(tenant: Tenant, { prompts }: Deps): Promise<Result<PromptState>> {
  const [versions, draft] = await Promise.all([
    prompts.versions(tenant.id),
    prompts.draft(tenant.id),
  ]);
  const newest = versions[0] && (await prompts.version(tenant.id, versions[0].version));
  return newest ? ok({ current: newest, versions, draft }) : refuse('not-found');
}

export async function saveDraft(
  tenantId: string,
  text: string,
  authorId: string,
  { prompts, system }: Deps,
): Promise<Result<PromptDraft>> {
  const [newest] = await prompts.versions(tenantId);
  const before = await prompts.draft(tenantId);
  const draft = {
    text,
    basedOn: before?.basedOn ?? newest?.version ?? 1,
    authorId,
    updatedAt: new Date(system.now()).toISOString(),
  };
  await prompts.saveDraft(tenantId, draft);
  return ok(draft);
}

/** `restored`: that version's text instead of the draft's. */
export async function publish(
  tenantId: string,
  by: { authorId: string; note: string | null; restored: number | null },
  deps: Deps,
): Promise<Result<PromptState['current'] & { before: string }>> {
  const { prompts, system } = deps;
  const [newest] = await prompts.versions(tenantId);
  const source =
    by.restored === null
      ? await prompts.draft(tenantId)
      : await prompts.version(tenantId, by.restored);
  if (!newest || !source) return refuse('not-found');
  if ('basedOn' in source && source.basedOn !== newest.version)
    return refuse(
      'stale',
      `version ${newest.version} was published meanwhile; save the draft anew`,
    );
  const before = await prompts.version(tenantId, newest.version);
  const version = newest.version + 1;
  const made = {
    text: source.text,
    authorId: by.authorId,
    note: by.note,
    restoredFrom: by.restored,
  };
  const now = system.now();
  if (!(await prompts.publish(tenantId, version, made, now)))
    return refuse('stale', 'somebody published meanwhile');
  return ok({
    version,
    createdAt: new Date(now).toISOString(),
    ...made,
    before: before?.text ?? '',
  });
}

export async function promptDiff(
  tenantId: string,
  from: number,
  to: number | 'draft',
  { prompts }: Deps,
): Promise<Result<{ from: number; to: number | 'draft'; lines: DiffLine[] }>> {
  const [before, after] = await Promise.all([
    prompts.version(tenantId, from),
    to === 'draft' ? prompts.draft(tenantId) : prompts.version(tenantId, to),
  ]);
  if (!before || !after) return refuse('not-found');
  return ok({ from, to, lines: diffLines(before.text, after.text) });
}

/** One question to the assistant as it would be with the draft: nothing is stored, no tool is called, nobody else sees it. */
export async function testDraft(
  tenant: Tenant,
  test: PromptTest,
  tester: string,
  deps: Deps & AnswerDeps,
  signal: AbortSignal,
) {
  const draft = await deps.prompts.draft(tenant.id);
  if (!draft) return refuse('not-found');
  const { draft: said, report } = await answer(
    { ...tenant, prompt: draft.text },
    {
      text: test.question,
      history: [],
      locale: test.locale,
      visitor: tester,
      page: null,
      segment: null,
      profile: [],
      summary: null,
      fallbacksInARow: 0,
      ageMs: 0,
    },
    deps,
    () => undefined,
    { signal, paced: false },
  );
  return ok({
    text: said.text,
    citations: said.citations ?? [],
    report: { ...report, promptVersion: 'draft' },
  });
}

/**
 * Joins what words found and what vectors found: reciprocal rank fusion (Cormack et al. 2009), which needs no common scale, then a light
 * rerank by how sure each side is. Pure; used by adapters/fused-knowledge.
 */
export interface Found {
  articleId: string;
  score: number;
  confidence: number;
}

/** The constant of the paper: how little the first ranks count above the next. */
const rankConstant = 60;
/** A confidence of 1 outweighs about half the lead of a first over a second rank in both lists. */
const confidenceShare = 0.0005;
/** The lexical confidence is calibrated per tenant, the vectors' is not. */
const trust = { lexical: 1, vector: 0.8 } as const;

export function fuse<T extends Found>(
  lexical: readonly T[],
  vector: readonly T[],
  limit: number,
): T[] {
  const fused = new Map<string, { hit: T; rank: number; confidence: number }>();
  const add = (list: readonly T[], weight: number) => {
    for (const [index, hit] of list.entries()) {
      const known = fused.get(hit.articleId);
      fused.set(hit.articleId, {
        hit: known?.hit ?? hit,
        rank: (known?.rank ?? 0) + 1 / (rankConstant + index + 1),
        confidence: Math.max(known?.confidence ?? 0, hit.confidence * weight),
      });
    }
  };
  add(lexical, trust.lexical);
  add(vector, trust.vector);
  return [...fused.values()]
    .map(({ hit, rank, confidence }) => ({
      ...hit,
      score: rank + confidenceShare * confidence,
      confidence,
    }))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, limit);
}

/** What of an article is made into a vector: what it answers before what it says, cut where embedding models stop reading. Pure. */
const questionsMax = 8;
/** UTF-16 units; about 500 tokens. */
const unitsMax = 2_000;

export function vectorText(article: {
  title: string;
  questions: readonly string[];
  body: string;
}): string {
  const { title, questions, body } = article;
  return [title, ...questions.slice(0, questionsMax), body]
    .join('\n')
    .slice(0, unitsMax)
    .toWellFormed();
}

/** A question that is answered by a fact of the product. */
export interface Topic {
  topic: string;
  /** As of a `Rule`. */
  weight: number;
  patterns: readonly string[];
  answer: string;
}

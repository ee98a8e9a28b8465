/** A reference to be linked to an object type that exists, as it was said. */
export interface BoundRequest {
  /** What of the template is meant: an object type, or one attribute. */
  type: string;
  /** The object type that exists ('': whichever is meant), and its object schema by key or name. */
  target: string;
  schema: string;
}

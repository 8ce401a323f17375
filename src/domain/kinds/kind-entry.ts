/** What makes a kind of annotation, as data. */
export interface KindEntry<Kind extends string, Of extends string = string> {
  /**
   * The kind, and its own fields with their values in a new annotation. Fields are truth values so
   * far. They are stored, so a new field needs a new version of the database.
   */
  readonly made: { readonly kind: Kind } & Readonly<Record<string, boolean | string>>
  /**
   * The kinds that it is while its note has words, and while it has none. Only a kind without
   * fields of its own may become another.
   */
  readonly noted: Of
  readonly bare: Of
}

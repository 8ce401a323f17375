/** The names of files found missing or damaged while the program runs. */
export class FoundDamage {
  readonly #known = new Set<string>()
  readonly #unreported = new Set<string>()

  /** Adds `names` and returns those that are new. */
  add(names: readonly string[]): readonly string[] {
    const added = names.filter(name => !this.#known.has(name))
    for (const name of added) {
      this.#known.add(name)
      this.#unreported.add(name)
    }
    return added
  }

  /** All names so far. */
  known(): readonly string[] {
    return [...this.#known]
  }

  /** The names that the page has not dealt with yet. It has once its database is open and whole. */
  unreported(): readonly string[] {
    return [...this.#unreported]
  }

  /** The page has dealt with everything reported to it. */
  settle(): void {
    this.#unreported.clear()
  }
}

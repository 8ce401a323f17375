/** What settings can be. `domain/settings.ts` has one of these for each setting. */

/** The values that a setting takes, and the one it has until the reader chooses. */
export interface SettingForm<T> {
  readonly usual: T
  /** Whether a stored or imported value can be this setting. */
  readonly takes: (value: unknown) => value is T
}

export const onOrOff = (usual: boolean): SettingForm<boolean> => ({
  usual,
  takes: value => typeof value === 'boolean',
})

/** One of the words in `all`. */
export const oneOf = <const T extends string>(
  usual: NoInfer<T>,
  all: readonly T[],
): SettingForm<T> => ({
  usual,
  takes: (value): value is T => all.some(word => word === value),
})

/** A number from `min` to `max`, both included. */
export const numberWithin = (
  usual: number,
  { min, max }: { readonly min: number; readonly max: number },
): SettingForm<number> => ({
  usual,
  takes: (value): value is number => typeof value === 'number' && value >= min && value <= max,
})

/** A text for which `isAllowed` is true. */
export const textThat = (
  usual: string,
  isAllowed: (text: string) => boolean,
): SettingForm<string> => ({
  usual,
  takes: (value): value is string => typeof value === 'string' && isAllowed(value),
})

/** A text of at most `longest` UTF-16 code units. */
export const textUpTo = (longest: number, usual = ''): SettingForm<string> =>
  textThat(usual, text => text.length <= longest)

/** What `form` takes, or null, which it is until the reader chooses. */
export const orNull = <T>({ takes }: SettingForm<T>): SettingForm<T | null> => ({
  usual: null,
  takes: (value): value is T | null => value === null || takes(value),
})

/** Whether `tag` has the shape of a BCP 47 language tag. */
export const isLanguageTag = (tag: string): boolean =>
  /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag)

import type { ComponentPropsWithoutRef } from 'react'

export interface NamesToChoose<N extends string> {
  readonly names: readonly N[]
  readonly value: N
  readonly words: (name: N) => string
  readonly onChange: (name: N) => void
}

type NameSelectProps<N extends string> = NamesToChoose<N> &
  Omit<ComponentPropsWithoutRef<'select'>, 'value' | 'onChange' | 'children'>

/** A list of names to choose one from, without a label. It has no hooks. */
export function NameSelect<N extends string>(props: NameSelectProps<N>) {
  const { names, value, words, onChange, ...rest } = props
  return (
    <select
      {...rest}
      value={value}
      onChange={({ target }) => {
        const chosen = names.find(name => name === target.value)
        if (chosen !== undefined) onChange(chosen)
      }}
    >
      {names.map(name => (
        <option key={name} value={name}>
          {words(name)}
        </option>
      ))}
    </select>
  )
}

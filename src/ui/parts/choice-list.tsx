import type { ActionName } from '#domain/actions'

interface ChoiceListProps<N extends string> {
  readonly label: string
  readonly names: readonly N[]
  readonly value: N
  readonly words: (name: N) => string
  readonly onChange: (name: N) => void
  readonly action?: ActionName
}

/** A list of names whose label is only said. */
export function ChoiceList<N extends string>({
  label,
  names,
  value,
  words,
  onChange,
  action,
}: ChoiceListProps<N>) {
  return (
    <select
      aria-label={label}
      title={label}
      data-action={action}
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

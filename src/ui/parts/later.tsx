import { useLayoutEffect, useState, type ComponentType, type FunctionComponent } from 'react'

/**
 * Returns a component whose code `load` brings when it is drawn first. Until then it draws
 * `Waiting`; once the code is there, it is drawn at once. It throws in drawing if the code cannot
 * be loaded, and loads again when it is drawn after that. React's `lazy` does not show a part
 * before 300 ms have passed since it drew nothing.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Waiting: ComponentType = () => null,
): FunctionComponent<Props> {
  let known: { readonly Part: ComponentType<Props> } | null = null
  return function Later(props) {
    const [shown, setShown] = useState(known)
    useLayoutEffect(() => {
      if (shown) return
      load().then(
        Part => setShown((known = { Part })),
        (error: unknown) =>
          setShown(() => {
            throw error
          }),
      )
    }, [shown])
    return shown ? <shown.Part {...props} /> : <Waiting />
  }
}

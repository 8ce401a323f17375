import type { Live } from '#services/live'
import { useSyncExternalStore } from 'react'

/** Returns the present value of `live`, and renders again when it changes. */
export const useLive = <T>(live: Live<T>): T => useSyncExternalStore(live.subscribe, live.get)

import type { Live } from '#services/live'
import { useSyncExternalStore } from 'react'

/** The present value of `live`; renders again when there is another. */
export const useLive = <T>(live: Live<T>): T => useSyncExternalStore(live.subscribe, live.get)

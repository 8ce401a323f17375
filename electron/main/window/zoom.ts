/** The zoom steps; 1 is actual size. */
const steps = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const

/** Returns the step after `zoom` in a direction, or actual size for 0. It stays at the ends. */
export function nextZoom(zoom: number, direction: 1 | -1 | 0): number {
  if (direction === 0) return 1
  // Chromium reports a number slightly off the step that was set.
  const beyond = steps.filter(step => (step - zoom) * direction > 0.005)
  return (direction === 1 ? beyond.at(0) : beyond.at(-1)) ?? zoom
}

/** How the camera travels over the scene. */
export type Motion =
  | 'still'
  | 'left'
  | 'right'
  | 'up'
  | 'down'
  | 'in'
  | 'out'
  | 'orbit'
  | 'spin'
  | 'shake'
  | 'near'
  | 'far'

/** A camera move as a vendor names it, and how it is shown. */
export interface CameraMove {
  readonly name: string
  readonly motion: Motion
}

/** Where the camera is: shifted by shares of the frame, zoomed, and turned by radians. */
export interface CameraPosition {
  readonly x: number
  readonly y: number
  readonly zoom: number
  readonly turn: number
}

const centre: CameraPosition = { x: 0, y: 0, zoom: 1.12, turn: 0 }
const reach = 0.08

const positions: Readonly<Record<Motion, (time: number) => CameraPosition>> = {
  still: () => centre,
  left: (time) => ({ ...centre, x: reach * (1 - 2 * time) }),
  right: (time) => ({ ...centre, x: reach * (2 * time - 1) }),
  up: (time) => ({ ...centre, y: reach * (1 - 2 * time) }),
  down: (time) => ({ ...centre, y: reach * (2 * time - 1) }),
  in: (time) => ({ ...centre, zoom: 1.05 + 0.6 * time }),
  out: (time) => ({ ...centre, zoom: 1.65 - 0.6 * time }),
  orbit: (time) => ({ ...around(time), zoom: 1.25, turn: 0.06 * Math.sin(2 * Math.PI * time) }),
  spin: (time) => ({ ...centre, zoom: 1.6, turn: 0.5 * (time - 0.5) }),
  shake: (time) => ({
    x: 0.012 * Math.sin(31 * time),
    y: 0.012 * Math.sin(43 * time),
    zoom: 1.15,
    turn: 0.01 * Math.sin(23 * time),
  }),
  near: (time) => ({ ...centre, zoom: 1.7 + 0.05 * time }),
  far: (time) => ({ ...centre, zoom: 1 + 0.02 * time }),
}

function around(time: number): { x: number; y: number } {
  return { x: reach * Math.cos(2 * Math.PI * time), y: reach * Math.sin(2 * Math.PI * time) }
}

/** The camera at a moment: 0 is the first frame, 1 the last. */
export function cameraAt(motion: Motion, time: number): CameraPosition {
  return positions[motion](time)
}

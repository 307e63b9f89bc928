import type * as Adapter from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import type { Process, StateId } from '@kontor/domain'
import type { Attachment } from 'svelte/attachments'

/** What drags cards; loaded when a board is open. */
export type DragAdapter = typeof Adapter

/** Null while it is not loaded: then nothing can be dragged yet. */
export const draggableCard =
  (drag: DragAdapter | null, processId: Process['id'], canDrag: () => boolean): Attachment<HTMLElement> =>
  (element) =>
    drag?.draggable({ element, canDrag, getInitialData: () => ({ process: processId }) })

export const laneTarget =
  (drag: DragAdapter | null, state: StateId, onover: (over: boolean) => void): Attachment<HTMLElement> =>
  (element) =>
    drag?.dropTargetForElements({
      element,
      getData: () => ({ state }),
      onDragEnter: () => onover(true),
      onDragLeave: () => onover(false),
      onDrop: () => onover(false),
    })

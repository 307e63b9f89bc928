import type * as Adapter from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import type { Attachment } from 'svelte/attachments'

/** What drags cards; loaded when a board is open. */
type DragAdapter = typeof Adapter

/** Drags the cards of one board between its lanes. The menu and the keyboard need nothing of it. */
export class CardDrag {
  /** Null while it is not loaded: then nothing can be dragged yet. */
  #adapter = $state.raw<DragAdapter | null>(null)
  /** The record whose card is being dragged. */
  dragged = $state.raw<string | null>(null)

  /** Loads it after the board is drawn. `ondrop`: a card was dropped on a lane. Returns what stops it. */
  start(ondrop: (recordId: string, lane: string) => void): () => void {
    let stop: (() => void) | undefined
    let gone = false
    void import('@atlaskit/pragmatic-drag-and-drop/element/adapter').then((adapter) => {
      if (gone) return
      this.#adapter = adapter
      stop = adapter.monitorForElements({
        onDragStart: ({ source }) => (this.dragged = String(source.data['card'])),
        onDrop: ({ location }) => {
          const [recordId, lane] = [this.dragged, location.current.dropTargets[0]?.data['lane']]
          this.dragged = null
          if (recordId !== null && typeof lane === 'string') ondrop(recordId, lane)
        },
      })
    })
    return () => {
      gone = true
      stop?.()
    }
  }

  card(recordId: string, canDrag: () => boolean): Attachment<HTMLElement> {
    return (element) => this.#adapter?.draggable({ element, canDrag, getInitialData: () => ({ card: recordId }) })
  }

  lane(state: string, onover: (over: boolean) => void): Attachment<HTMLElement> {
    return (element) =>
      this.#adapter?.dropTargetForElements({
        element,
        getData: () => ({ lane: state }),
        onDragEnter: () => onover(true),
        onDragLeave: () => onover(false),
        onDrop: () => onover(false),
      })
  }
}

import type { Notice, Noticeboard } from '../store/noticeboard.ts'

/** Noticeboards of servers in one process; `cut` loses what is sent until `join`. */
export const memoryNoticeboards = (count: number) => {
  const boards = Array.from({ length: count }, () => ({
    notices: [] as ((notice: Notice) => void)[],
    gaps: [] as (() => void)[],
    isCut: false,
  }))
  const publish = (from: number, notice: Notice): void =>
    boards.forEach((board, at) => {
      if (at !== from && !board.isCut) for (const listener of board.notices) listener(structuredClone(notice))
    })
  return boards.map((board, at): Noticeboard & { cut(): void; join(): void } => ({
    publish: (notice) => publish(at, notice),
    onNotice: (listener) => void board.notices.push(listener),
    onGap: (listener) => void board.gaps.push(listener),
    cut: () => {
      board.isCut = true
    },
    join: () => {
      board.isCut = false
      for (const listener of board.gaps) listener()
    },
  }))
}

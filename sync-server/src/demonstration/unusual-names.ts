/** Unusual names of real kinds: very long, right to left, in other scripts, with symbols. */
export const unusualNames = [
  {
    name: 'Maria Wiktoria Aleksandra Konstancja Brzęczyszczykiewicz-Chrząszczyżewoszycka z Łękołodów',
    username: 'm.brzeczyszczykiewicz-ch',
  },
  { name: 'نور الدين الهاشمي', username: 'n.alhashimi' },
  { name: 'Zosia 🐦 Wróbel', username: 'zosia.wrobel' },
  { name: 'רחל לוי־כהן', username: 'r.levi' },
  { name: 'Nguyễn Thị Thùy Dương', username: 'duong.nguyen' },
  { name: '王小明', username: 'wang.xiaoming' },
  { name: 'O’Brien-Świątek 👩🏽‍💻 Siobhán', username: 's.obrien-swiatek' },
] as const

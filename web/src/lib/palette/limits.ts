/** Of one source, while all of them are searched. */
export const foundOfSourceMax = 6
/** Of one source, when a mark limits the search to it. */
export const foundOfMarkMax = 30
export const recentShownMax = 5
export const recentKeptMax = 20
/** People for whom acts are offered by name. */
export const actsOfPeopleMax = 10
/** Accounts beside the one in use whose records are searched. */
export const otherAccountsMax = 100

// What other programs are told.

/** Tells other programs of the partners' side: tickets, customer relations. */
export interface Events {
  /** Each arrives at least once. Throws Transient where some may not have arrived. */
  put(events: readonly PublicEvent[]): Promise<void>
}

/** `type`: what EventBridge calls `detail-type`; `detail`: plain JSON. */
export interface PublicEvent {
  readonly type: string
  readonly detail: object
}

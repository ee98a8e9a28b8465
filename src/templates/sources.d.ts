/** Loads each template; the object is the same at every call. */
export declare const SOURCES: Readonly<
  Record<
    | 'CORE'
    | 'BASIC'
    | 'CMDB'
    | 'ECMDB'
    | 'ITAM'
    | 'SAM'
    | 'NET'
    | 'CLD'
    | 'SVC'
    | 'SLA'
    | 'PRI'
    | 'WFM'
    | 'VND'
    | 'SEC'
    | 'PRIV'
    | 'INC'
    | 'BCM'
    | 'AI'
    | 'DOC'
    | 'DORA',
    () => Promise<{ default: unknown }>
  >
>;

/**
 * The help of `--fault`: every kind with what it does and an example. A test reads every example,
 * and sees that none is missing.
 */
export const FAULT_HELP = `--fault KIND[=VALUE][@WHEN][,method=M][,path=TEXT][,account=ID][,times=N][,seed=N]
(repeatable)

KIND of Assets, before the request is carried out:
  429                  too many requests, with the retry headers    429@every:25,method=POST
  status=CODE          CODE with an Assets error body               status=503@3%,method=POST,seed=7
  html[=CODE]          an HTML page, 502 if no CODE is named        html@5%
  drop-before          the connection is closed                     drop-before@4%
  unauthorized         401, as the gateway sends it                 unauthorized@from:60
  scope                401 for a scope that was not consented to    scope@from:90
  deny-after=N         403 to all after the first N that match      deny-after=100,method=POST
after it was carried out, so that a change is stored:
  status-after=CODE    CODE with an Assets error body               status-after=502@4%
  html-after[=CODE]    an HTML page                                 html-after@3%
  drop-after-commit    the connection is closed                     drop-after-commit@5,path=objecttype/create
  garble               the JSON of the answer is cut in half        garble@3%
  empty                no body                                      empty@3%,method=POST
  repeat               done a second time, the second answer sent   repeat@5%,method=POST
  slow=MS              the answer is held back                      slow=20000@40
settings of Assets:
  stale=MS             lists show new entities MS late              stale=3000
  ignore=FIELD         POST bodies are read as if without FIELD     ignore=minimumCardinality
KIND of Forge around the app. The app obeys it that is started with --site on this emulator; it asks once, at its start:
  kvs=CODE             the storage answers 429, 500 or 503          kvs=429@5%
  kvs-after=CODE       likewise, and did what was asked             kvs-after=500@3%
  kvs-repeat           done twice; a new key conflicts with itself  kvs-repeat@5%
  queue=CODE           the queue does not take an event             queue=503@2
  queue-twice          two deliveries, to two consumers at once     queue-twice
  queue-late=MS        events come MS later                         queue-late=3000
  queue-shuffle=SEED   ready events come in any order               queue-shuffle=7
  kill                 the consumer dies before a platform call     kill@every:150
  kill-after           it dies after it, and never hears of it      kill-after@60
  window=MS            consumers are ended after MS, not 900000     window=4000
  clock=MS             the app's clock jumps there; -MS is back     clock=-3600000@80
  upgrade              the next turn finds an upgraded app          upgrade@40
WHEN  of the matching requests: N% (by chance), every:N, N (the Nth), N-M, from:N; left out, all
      of them. Storage and queue count their own requests; kill, clock and upgrade count every
      call of the platform that a consumer makes.
path=TEXT matches a part of the path, such as objecttypeattribute, /objectschema/create or
/api/v1/set; times=N stops after N hits; seed=N draws other chances. Faults can be changed while
it runs: POST /__emulator/faults {"clear":true,"add":["SPEC"]}.`;

const words = (text: string): string[] => text.split(/\s+/u);

/**
 * Words that mean the same to the conversation. A class is named in patterns as `@name`; verbs are inflected, so only
 * their plain form is here. `phrases.ts` joins expressions of several words first.
 */
export const VERBS = {
  deploy: words(`deploy install rollout setup create build make provision implement generate spinup
    standup bringin putin instantiate apply launch start push add introduce ship
    establish enable redeploy reinstall scaffold construct`),
  need: words(`need want get use like have require wish love give go take adopt bring put do run
    choose pick order`),
  preview: words(
    'preview dryrun simulate plan rehearse testrun trialrun whatif mock estimate try test',
  ),
  show: words('show display see view inspect open browse look lookat print read check'),
  tell: words(`describe explain detail tell summarise summarize outline elaborate info introduce
    present`),
  list: words('list enumerate name'),
  compare: words('compare contrast differ distinguish'),
  contain: words('contain include cover hold have consist comprise model offer bring give'),
  confirm: words('confirm approve authorise authorize accept'),
  cancel: words('cancel stop abort halt interrupt kill pause terminate calloff discard'),
  remove: words(`delete remove drop wipe purge erase destroy nuke uninstall discard getridof clean
    cleanup clear trash tear truncate undeploy overwrite replace reset bin`),
  rename: words('rename retitle relabel'),
  undo: words('undo rollback revert restore unroll backout'),
  import: words('import load upload populate migrate ingest sync synchronise fill discover scan'),
  change: words('change edit modify alter update move merge rewrite adjust convert rearrange'),
  export: words('export download backup dump'),
  extend: words('extend complete upgrade augment enrich topup finish repair expand'),
} satisfies Record<string, readonly string[]>;

/** Classes of words that are not inflected. */
export const NOUNS = {
  template: words(`template templates schema schemas schemata model models blueprint blueprints cmdb
    cmdbs datamodel datamodels`),
  catalogue: words('catalogue catalog menu gallery library portfolio options choices offerings'),
  part: words(`type types objecttype objecttypes attribute attributes fields field references
    relations relationships structure contents content details detail overview tree
    classes entities statuses`),
  deployment: words('deployment deployments installation rolloutjob job process operation'),
  running: words('deploying deploy installing installed running rollout build creation'),
  status: words('status progress state progression'),
  done: words(`done finished ready complete completed over through successful succeeded ended
    working`),
  object: words(`objects object data records record csv spreadsheet excel laptops laptop servers
    users devices assets inventory hardware file tickets issues computers people vendors
    items entries`),
  element:
    words(`schema schemas attribute attributes type types objecttype objecttypes object objects
    everything all workspace it them that this data icon icons name key description
    records project deployment database table tables field fields stuff`),
  me: words('i we one you someone'),
  fail: words(
    'fail failed failing fails stop stopped break broke broken crash crashed drifted error',
  ),
  made: words('created made built written installed'),
  already: words('already'),
  can: words('can could may might would will shall should'),
  thing: words('it that this them these those same one all everything both'),
} satisfies Record<string, readonly string[]>;

package com.deblox.dockermod.actions;

import java.util.LinkedHashMap;
import java.util.Map;

import static com.deblox.dockermod.actions.Field.choice;
import static com.deblox.dockermod.actions.Field.flag;
import static com.deblox.dockermod.actions.Field.number;
import static com.deblox.dockermod.actions.Field.object;
import static com.deblox.dockermod.actions.Field.text;
import static com.deblox.dockermod.actions.Field.textOrNumber;

/**
 * All actions, with the fields that they know.
 */
final class ActionTable {

	/** The field that names the action. */
	static final String ACTION = "action";

	private static final long A_DAY = 86_400;

	private static final Field ID = text("id").mandatory();

	private static final Field IMAGE = text("image").mandatory();

	private static final Field HOSTNAME = text("hostname").mandatory();

	private static final Field NODE = text("dockerInstance");

	private static final Field ALL = flag("all");

	private static final Field TIMEOUT = number("timeout", 0, A_DAY);

	private static final Field PULL = choice("pull", "missing", "never", "always");

	private final Map<String, Action> actions = new LinkedHashMap<>();

	private ActionTable() {
	}

	static Map<String, Action> of(CreateActions creates, ContainerActions containers, LogsAction logs,
			ListActions lists, ImageActions images, NodeActions nodes, TemplateActions templates) {
		ActionTable table = new ActionTable();
		table.creates(creates);
		table.containers(containers);
		table.add(Action.reading("logs-container", logs::read, ID, LogsAction.TAIL, Moment.field("since"),
				Moment.field("until"), flag("timestamps")));
		table.add(Action.reading("list-containers", lists::containers, ALL, NODE, object("filters"), flag("running")));
		table.add(Action.reading("list-images", lists::images, ALL, NODE));
		table.add(Action.changing("pull-image", images::pull, IMAGE, ALL, NODE));
		table.add(Action.changing("delete-image", images::delete, IMAGE, flag("force"), ALL, NODE));
		table.add(Action.reading("list-nodes", nodes::list));
		table.add(Action.changing("register", nodes::register, HOSTNAME));
		table.add(Action.changing("unregister", nodes::unregister, HOSTNAME));
		table.add(Action.reading("list-templates", templates::list));
		return table.actions;
	}

	private void creates(CreateActions creates) {
		Field instances = number("instances", 1, creates.maxInstances());
		add(Action.changing("create-container", creates::create, text("template"), text("image"), instances,
				text("name"), object("overrides"), PULL, NODE));
		add(Action.changing("create-raw-container", creates::createRaw, object("body").mandatory(), instances,
				text("name"), PULL, NODE));
	}

	private void containers(ContainerActions containers) {
		add(Action.changing("start-container", containers::start, ID));
		add(Action.changing("restart-container", containers::restart, ID, TIMEOUT));
		add(Action.changing("pause-container", containers::pause, ID));
		add(Action.changing("unpause-container", containers::unpause, ID));
		add(Action.changing("stop-container", containers::stop, ID, TIMEOUT));
		add(Action.changing("kill-container", containers::kill, ID,
				textOrNumber("signal", "a signal, as in \"SIGHUP\"")));
		add(Action.changing("delete-container", containers::delete, ID, flag("force"), flag("volumes")));
		add(Action.reading("inspect-container", containers::inspect, ID));
		add(Action.reading("stats-container", containers::stats, ID));
		add(Action.reading("top-container", containers::top, ID));
		add(Action.patient("wait-container", containers::await, ID));
		add(Action.changing("rename-container", containers::rename, ID, text("name").mandatory()));
	}

	private void add(Action action) {
		this.actions.put(action.name(), action);
	}

}

package com.deblox.dockermod.audit;

import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.observation.Served;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;

/**
 * Notes each change that a front end served. So the node that was asked writes the line,
 * and the nodes that it asked for it write none. Of a stream it is written when its head
 * is answered.
 */
final class ServedChanges implements ObservationHandler<Served> {

	@Override
	public void onStop(Served served) {
		if (!served.isChanging()) {
			return;
		}
		NodeName node = served.node();
		new AuditLine().who(served.origin().caller().name(), served.from())
			.what(served.surface().label(), served.operation(), served.request())
			.container(served.container())
			.made(served.made())
			.node((node != null) ? node.value() : null)
			.result(served.status(), served.outcome().label())
			.write(served.origin().id());
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof Served;
	}

}

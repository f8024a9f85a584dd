package com.deblox.dockermod;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Starts a node.
 */
@SpringBootApplication(proxyBeanMethods = false)
public class DockerModApplication {

	public static void main(String[] args) {
		SpringApplication.run(DockerModApplication.class, args);
	}

}
